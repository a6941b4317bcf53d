#pragma once
#include <stddef.h>

/// A file of this folder, embedded in the program.
struct bnreport_template {
  /// The path below this folder, with `/` between its parts.
  const char *path;
  /// The bytes of the file, not terminated.
  const unsigned char *bytes;
  /// How many bytes there are.
  size_t count;
};

/// All embedded files in the order of their paths; `count` receives how many there are.
const struct bnreport_template *bnreport_templates(size_t *count);
