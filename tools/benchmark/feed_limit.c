/* What libical needs to write a calendar: the limit beside which tools/bench shows Twinning. A
   program of its own, because the library is large and limit.c measures how fast a small one starts.

   cc -O2 -o feed_limit feed_limit.c -lical
   feed_limit FILE    reads it (not timed) and writes it; prints entries and seconds     */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static char *contents(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END)) return 0;
  long length = ftell(file);
  char *text = calloc(length + 1, 1);
  rewind(file);
  if (fread(text, 1, length, file) != (size_t)length) return 0;
  fclose(file);
  return text;
}

int main(int count, char **words) {
  char *text = count == 2 ? contents(words[1]) : 0;
  icalcomponent *calendar = text ? icalparser_parse_string(text) : 0;
  if (!calendar) {
    fprintf(stderr, "usage: feed_limit FILE, a calendar\n");
    return 64;
  }
  int entries = icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT);
  double start = now();
  char *written = icalcomponent_as_ical_string_r(calendar);
  double seconds = now() - start;
  if (strlen(written) < 100 * (size_t)entries) return 1;
  printf("%d %f\n", entries, seconds);
  return 0;
}
