/** @type {import("next").NextConfig} */
const config = {
  // Native or stream-based packages must stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "pg", "pg-cursor", "pino", "@prisma/client", "@prisma/adapter-pg"],
  poweredByHeader: false,
  typedRoutes: true,
  reactStrictMode: true,
};

export default config;
