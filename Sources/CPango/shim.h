#pragma once
#include <cairo-ft.h>
#include <ft2build.h>
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H
#include <fontconfig/fontconfig.h>
#include <fontconfig/fcfreetype.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

/// `FcPatternAddString` through a type that Swift has: `FcChar8` is an unsigned char.
static inline FcBool bn_pattern_add_string(FcPattern *pattern, const char *object, const char *value) {
  return FcPatternAddString(pattern, object, (const FcChar8 *)value);
}

/// `FcConfigAppFontAddDir` through a type that Swift has.
static inline FcBool bn_config_add_folder(FcConfig *configuration, const char *folder) {
  return FcConfigAppFontAddDir(configuration, (const FcChar8 *)folder);
}

/// A font of fontconfig as what it is: a cast that Swift does not have.
static inline PangoFcFont *bn_fc_font(PangoFont *font) { return PANGO_FC_FONT(font); }
