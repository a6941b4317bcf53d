#pragma once
#include <cairo-pdf.h>
#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H

/// The version of FreeType that runs, which only an instance of it knows; 0.0.0 if there is no memory for one.
static inline void bn_freetype_version(int *major, int *minor, int *patch) {
  FT_Library library;
  *major = *minor = *patch = 0;
  if (FT_Init_FreeType(&library) != 0) return;
  FT_Library_Version(library, major, minor, patch);
  FT_Done_FreeType(library);
}

/// The version of the pixman that runs: declared here because its header is for C alone.
extern const char *pixman_version_string(void);
