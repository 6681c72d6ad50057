// Stands in for the package of this name, which throws wherever Next has not replaced it.
export {};
