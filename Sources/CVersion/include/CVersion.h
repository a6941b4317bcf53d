#pragma once

/// The commit that the program was built from, as `BNREPORT_COMMIT` said it to Package.swift; empty in other builds.
const char *bnreport_commit(void);
