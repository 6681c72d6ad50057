/** @type {import("next").NextConfig} */
const config = {
  // Tests and a running desk build side by side.
  distDir: process.env.KOMAINU_DIST_DIR ?? ".next",
  typescript: { tsconfigPath: process.env.KOMAINU_TSCONFIG ?? "tsconfig.json" },
  // Native or stream-based packages must stay outside the bundle.
  serverExternalPackages: [
    "@node-rs/argon2",
    "pg",
    "pg-cursor",
    "pino",
    "@prisma/client",
    "@prisma/adapter-pg",
  ],
  poweredByHeader: false,
  typedRoutes: true,
  reactStrictMode: true,
};

export default config;
