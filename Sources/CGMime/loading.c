#include <dlfcn.h>
#include "CGMime.h"

// What is taken from the library: result, name, parameters, arguments.
#define FUNCTIONS(X)                                                                            \
  X(GMimeMessage *, g_mime_message_new, (int pretty), (pretty))                                 \
  X(void, g_mime_message_add_mailbox,                                                           \
    (GMimeMessage * message, GMimeAddressType type, const char *name, const char *address),     \
    (message, type, name, address))                                                             \
  X(void, g_mime_message_set_subject,                                                           \
    (GMimeMessage * message, const char *subject, const char *charset),                         \
    (message, subject, charset))                                                                \
  X(void, g_mime_message_set_date, (GMimeMessage * message, GDateTime * date), (message, date)) \
  X(void, g_mime_message_set_message_id, (GMimeMessage * message, const char *id),              \
    (message, id))                                                                              \
  X(void, g_mime_message_set_mime_part, (GMimeMessage * message, GMimeObject * part),           \
    (message, part))                                                                            \
  X(void, g_mime_object_set_header,                                                             \
    (GMimeObject * object, const char *header, const char *value, const char *charset),         \
    (object, header, value, charset))                                                           \
  X(void, g_mime_object_set_content_type_parameter,                                             \
    (GMimeObject * object, const char *name, const char *value), (object, name, value))         \
  X(char *, g_mime_object_to_string, (GMimeObject * object, GMimeFormatOptions * options),      \
    (object, options))                                                                          \
  X(GMimePart *, g_mime_part_new_with_type, (const char *type, const char *subtype),            \
    (type, subtype))                                                                            \
  X(void, g_mime_part_set_content_encoding, (GMimePart * part, GMimeContentEncoding encoding),  \
    (part, encoding))                                                                           \
  X(void, g_mime_part_set_content, (GMimePart * part, GMimeDataWrapper * content),              \
    (part, content))                                                                            \
  X(void, g_mime_part_set_filename, (GMimePart * part, const char *name), (part, name))         \
  X(GMimeMultipart *, g_mime_multipart_new_with_subtype, (const char *subtype), (subtype))      \
  X(void, g_mime_multipart_set_boundary, (GMimeMultipart * multipart, const char *boundary),    \
    (multipart, boundary))                                                                      \
  X(void, g_mime_multipart_add, (GMimeMultipart * multipart, GMimeObject * part),               \
    (multipart, part))                                                                          \
  X(GMimeStream *, g_mime_stream_mem_new_with_buffer, (const char *bytes, size_t count),        \
    (bytes, count))                                                                             \
  X(GMimeDataWrapper *, g_mime_data_wrapper_new_with_stream,                                    \
    (GMimeStream * stream, GMimeContentEncoding encoding), (stream, encoding))                  \
  X(GMimeFormatOptions *, g_mime_format_options_new, (void), ())                                \
  X(void, g_mime_format_options_set_newline_format,                                             \
    (GMimeFormatOptions * options, GMimeNewLineFormat newline), (options, newline))             \
  X(void, g_mime_format_options_free, (GMimeFormatOptions * options), (options))                \
  X(void, g_object_unref, (void *object), (object))                                             \
  X(void, g_free, (void *memory), (memory))                                                     \
  X(GTimeZone *, g_time_zone_new_offset, (int32_t seconds), (seconds))                          \
  X(void, g_time_zone_unref, (GTimeZone * zone), (zone))                                        \
  X(GDateTime *, g_date_time_new_from_unix_utc, (int64_t seconds), (seconds))                   \
  X(GDateTime *, g_date_time_to_timezone, (GDateTime * time, GTimeZone * zone), (time, zone))   \
  X(void, g_date_time_unref, (GDateTime * time), (time))

#ifdef TWINNING_CHECK
// A declaration that is not the library's does not compile.
#undef g_object_unref
#undef g_free
#define CHECK(result, name, parameters, arguments) result name parameters;
FUNCTIONS(CHECK)
_Static_assert(LAZY_ADDRESS_FROM == GMIME_ADDRESS_TYPE_FROM, "from");
_Static_assert(LAZY_ADDRESS_TO == GMIME_ADDRESS_TYPE_TO, "to");
_Static_assert(LAZY_ENCODING_DEFAULT == GMIME_CONTENT_ENCODING_DEFAULT, "default");
_Static_assert(LAZY_ENCODING_BASE64 == GMIME_CONTENT_ENCODING_BASE64, "base64");
_Static_assert(LAZY_ENCODING_QUOTED_PRINTABLE == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE, "quoted");
_Static_assert(LAZY_NEWLINE_DOS == GMIME_NEWLINE_FORMAT_DOS, "newline");
#endif

#define DEFINE(result, name, parameters, arguments) \
  static result(*loaded_##name) parameters;         \
  result lazy_##name parameters { return loaded_##name arguments; }
FUNCTIONS(DEFINE)

#define FIND(pointer, name)                  \
  *(void **)&pointer = dlsym(library, name); \
  if (!pointer) return dlerror();
#define LOAD(result, name, parameters, arguments) FIND(loaded_##name, #name)

const char *lazy_gmime_load(void) {
  // What the library itself needs is found through it as well.
  void *library = dlopen("libgmime-3.0.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!library) return dlerror();
  FUNCTIONS(LOAD)
  void (*make_ready)(void);
  FIND(make_ready, "g_mime_init")
  make_ready();
  return NULL;
}
