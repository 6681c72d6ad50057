/** @type {import("next").NextConfig} */
const config = {
  // Tests and a running desk build side by side.
  distDir: process.env.KOMAINU_DIST_DIR ?? ".next",
  // `npm test` has checked the types by then, through a file that Next does not rewrite.
  typescript: process.env.KOMAINU_TSCONFIG
    ? { tsconfigPath: process.env.KOMAINU_TSCONFIG, ignoreBuildErrors: true }
    : {},
  // Native or stream-based packages must stay outside the bundle.
  serverExternalPackages: [
    "@node-rs/argon2",
    "fxa-common-password-list",
    "pg",
    "pg-cursor",
    "pino",
    "@prisma/client",
    "@prisma/adapter-pg",
  ],
  poweredByHeader: false,
  reactStrictMode: true,
};

export default config;
