package io.netpol.cli;

/** In which form a command answers. */
enum OutputFormat {
    /** Lines for people. */
    TXT,
    /** One JSON value for programs. */
    JSON
}
