// Loaded into the web server: when the process that started it is killed, the port must not stay taken.
process.on("disconnect", () => process.exit(0));
