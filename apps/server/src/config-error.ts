/** The settings cannot be used as they are; the message says which and why. */
export class ConfigError extends Error {}
