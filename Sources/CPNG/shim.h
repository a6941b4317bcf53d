#pragma once
#include <png.h>
#include <setjmp.h>
#include <string.h>

/* A PNG file in memory that is read row by row, as four bytes a pixel.
   libpng reports an error by longjmp, which must not pass a Swift frame: every call that can fail is made here, below a
   setjmp of its own, and returns 0 with a message. The caller keeps the bytes where they are during a call, and the
   struct where it is until bn_png_close. */
typedef struct {
  png_structp png;
  png_infop info;
  const unsigned char *bytes;
  size_t count;
  size_t offset;
  png_uint_32 width;
  png_uint_32 height;
  int passes;
  int is_cut_short;
  char message[128];
} bn_png;

static inline void bn_png_fail(png_structp png, png_const_charp message) {
  bn_png *file = (bn_png *)png_get_error_ptr(png);
  strncpy(file->message, message, sizeof file->message - 1);
  png_longjmp(png, 1);
}

/* What libpng warns of does not change the pixels that a viewer shows. */
static inline void bn_png_warn(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static inline void bn_png_copy(png_structp png, png_bytep target, size_t count) {
  bn_png *file = (bn_png *)png_get_io_ptr(png);
  if (count > file->count - file->offset) {
    file->is_cut_short = 1;
    png_error(png, "the file ends early");
  }
  memcpy(target, file->bytes + file->offset, count);
  file->offset += count;
}

/* Reads what stands before the pixels; 0 on an error. */
static inline int bn_png_open(bn_png *file) {
  file->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, file, bn_png_fail, bn_png_warn);
  if (file->png == NULL) return 0;
  if (setjmp(png_jmpbuf(file->png))) return 0;
  file->info = png_create_info_struct(file->png);
  if (file->info == NULL) return 0;
  png_set_read_fn(file->png, file, bn_png_copy);
  png_read_info(file->png, file->info);
  file->width = png_get_image_width(file->png, file->info);
  file->height = png_get_image_height(file->png, file->info);
  /* Samples as a screen shows them: sRGB, whatever gamma the file declares; one without is taken as sRGB. */
  png_set_alpha_mode(file->png, PNG_ALPHA_PNG, PNG_DEFAULT_sRGB);
  png_set_expand(file->png);
  png_set_scale_16(file->png);
  png_set_gray_to_rgb(file->png);
  png_set_add_alpha(file->png, 0xFF, PNG_FILLER_AFTER);
  file->passes = png_set_interlace_handling(file->png);
  png_read_update_info(file->png, file->info);
  if (png_get_rowbytes(file->png, file->info) != 4 * (size_t)file->width)
    png_error(file->png, "a row has an unexpected size");
  return 1;
}

/* Reads the next rows, all of them if the file is interlaced; 0 on an error. */
static inline int bn_png_rows(bn_png *file, unsigned char *target, png_uint_32 rows) {
  if (setjmp(png_jmpbuf(file->png))) return 0;
  for (int pass = 0; pass < file->passes; pass++)
    for (png_uint_32 row = 0; row < rows; row++)
      png_read_row(file->png, target + 4 * (size_t)file->width * row, NULL);
  return 1;
}

/* Reads what stands after the pixels; 0 on an error. */
static inline int bn_png_end(bn_png *file) {
  if (setjmp(png_jmpbuf(file->png))) return 0;
  png_read_end(file->png, NULL);
  return 1;
}

static inline void bn_png_close(bn_png *file) {
  png_destroy_read_struct(&file->png, &file->info, NULL);
}
