#ifndef TREATY_CJANSSON_H
#define TREATY_CJANSSON_H
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>

// json_error_code is the name of an enum and of a function, which Swift cannot tell apart.
static inline unsigned treaty_json_error_code(const json_error_t *error) {
  return (unsigned)json_error_code(error);
}

// What jansson builds is thrown away as soon as it has said whether a text is JSON. Its hundreds of
// thousands of small pieces come from a few large ones that go all at once; that is a quarter of the time.
// One Swift file alone may use what follows: each file that does gets these functions, and the variable
// in them, for itself.

typedef struct treaty_piece {
  struct treaty_piece *before;
  size_t size;
  size_t used;
} treaty_piece;

// Of this thread, the newest first. Within a function, because Swift emits no variables of a header.
static inline treaty_piece **treaty_pieces(void) {
  static _Thread_local treaty_piece *newest;
  return &newest;
}

static inline void *treaty_take(size_t size) {
  const size_t usual = (size_t)1 << 20;
  if (size > SIZE_MAX / 2) return NULL;
  size = (size + 15) & ~(size_t)15;
  treaty_piece **newest = treaty_pieces();
  treaty_piece *piece = *newest;
  if (!piece || piece->size - piece->used < size) {
    const size_t header = (sizeof(treaty_piece) + 15) & ~(size_t)15;
    const size_t whole = size > usual - header ? size + header : usual;
    piece = (treaty_piece *)malloc(whole);
    if (!piece) return NULL;
    piece->before = *newest;
    piece->size = whole;
    piece->used = header;
    *newest = piece;
  }
  void *taken = (char *)piece + piece->used;
  piece->used += size;
  return taken;
}

static inline void treaty_leave(void *taken) { (void)taken; }

// Must be called before anything of jansson's, and once only: the functions are the same for all threads.
static inline void treaty_take_from_pieces(void) {
  json_set_alloc_funcs(treaty_take, treaty_leave);
}

// Frees all that jansson was given on this thread. No value of jansson's may be in use any more.
static inline void treaty_free_pieces(void) {
  treaty_piece **newest = treaty_pieces();
  while (*newest) {
    treaty_piece *before = (*newest)->before;
    free(*newest);
    *newest = before;
  }
}

#endif
