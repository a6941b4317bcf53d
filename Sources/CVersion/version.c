#include "CVersion.h"

// A file of its own, so that another commit compiles these lines alone.
const char *bnreport_commit(void) { return BNREPORT_COMMIT; }
