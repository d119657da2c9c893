#ifndef TWINNING_CGMIME_H
#define TWINNING_CGMIME_H
#include <stddef.h>
#include <stdint.h>

/// libgmime-3.0 and what it needs of GLib, loaded when first needed.
///
/// They bring some twenty libraries along. Linked to the program they would be loaded by every
/// command, which then took longer to start. So nothing of them is linked: their functions are found
/// with dlsym(3), and `lazy_NAME` calls the library's `NAME`.
///
/// The declarations are the library's own, written down again, for with its headers SwiftPM links
/// it. `cc -DTWINNING_CHECK $(pkg-config --cflags gmime-3.0) loading.c` holds them beside the
/// headers; a test does.

#ifdef TWINNING_CHECK
#include <gmime/gmime.h>
#else
typedef struct _GMimeObject GMimeObject;
typedef struct _GMimeMessage GMimeMessage;
typedef struct _GMimePart GMimePart;
typedef struct _GMimeMultipart GMimeMultipart;
typedef struct _GMimeStream GMimeStream;
typedef struct _GMimeDataWrapper GMimeDataWrapper;
typedef struct _GMimeFormatOptions GMimeFormatOptions;
typedef struct _GDateTime GDateTime;
typedef struct _GTimeZone GTimeZone;
typedef unsigned int GMimeAddressType;
typedef unsigned int GMimeContentEncoding;
typedef unsigned int GMimeNewLineFormat;
#endif

/// The values that are used of the library's enumerations.
#define LAZY_ADDRESS_FROM 1u
#define LAZY_ADDRESS_TO 3u
#define LAZY_ENCODING_DEFAULT 0u
#define LAZY_ENCODING_BASE64 4u
#define LAZY_ENCODING_QUOTED_PRINTABLE 5u
#define LAZY_NEWLINE_DOS 1u

/// Loads the library and makes it ready. It has to have ended well before anything else here is
/// called; call it once.
///
/// Returns NULL, or what the dynamic linker has to say.
const char *lazy_gmime_load(void);

/// GMimeMessage
GMimeMessage *lazy_g_mime_message_new(int pretty);
void lazy_g_mime_message_add_mailbox(
    GMimeMessage *message, GMimeAddressType type, const char *name, const char *address);
void lazy_g_mime_message_set_subject(
    GMimeMessage *message, const char *subject, const char *charset);
void lazy_g_mime_message_set_date(GMimeMessage *message, GDateTime *date);
void lazy_g_mime_message_set_message_id(GMimeMessage *message, const char *id);
void lazy_g_mime_message_set_mime_part(GMimeMessage *message, GMimeObject *part);

/// GMimeObject
void lazy_g_mime_object_set_header(
    GMimeObject *object, const char *header, const char *value, const char *charset);
void lazy_g_mime_object_set_content_type_parameter(
    GMimeObject *object, const char *name, const char *value);
char *lazy_g_mime_object_to_string(GMimeObject *object, GMimeFormatOptions *options);

/// GMimePart and GMimeMultipart
GMimePart *lazy_g_mime_part_new_with_type(const char *type, const char *subtype);
void lazy_g_mime_part_set_content_encoding(GMimePart *part, GMimeContentEncoding encoding);
void lazy_g_mime_part_set_content(GMimePart *part, GMimeDataWrapper *content);
void lazy_g_mime_part_set_filename(GMimePart *part, const char *name);
GMimeMultipart *lazy_g_mime_multipart_new_with_subtype(const char *subtype);
void lazy_g_mime_multipart_set_boundary(GMimeMultipart *multipart, const char *boundary);
void lazy_g_mime_multipart_add(GMimeMultipart *multipart, GMimeObject *part);

/// What a part holds, and how it is written.
GMimeStream *lazy_g_mime_stream_mem_new_with_buffer(const char *bytes, size_t count);
GMimeDataWrapper *lazy_g_mime_data_wrapper_new_with_stream(
    GMimeStream *stream, GMimeContentEncoding encoding);
GMimeFormatOptions *lazy_g_mime_format_options_new(void);
void lazy_g_mime_format_options_set_newline_format(
    GMimeFormatOptions *options, GMimeNewLineFormat newline);
void lazy_g_mime_format_options_free(GMimeFormatOptions *options);

/// GLib
void lazy_g_object_unref(void *object);
void lazy_g_free(void *memory);
GTimeZone *lazy_g_time_zone_new_offset(int32_t seconds);
void lazy_g_time_zone_unref(GTimeZone *zone);
GDateTime *lazy_g_date_time_new_from_unix_utc(int64_t seconds);
GDateTime *lazy_g_date_time_to_timezone(GDateTime *time, GTimeZone *zone);
void lazy_g_date_time_unref(GDateTime *time);

#endif
