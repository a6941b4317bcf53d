#pragma once
#include <curl/curl.h>

/* One request by https. curl_easy_setopt and curl_easy_getinfo take arguments of varying types, which Swift cannot
   pass: they are called here alone. */
typedef struct {
  const char *address;
  /* A file of certificates to trust in place of the system's, or NULL. */
  const char *authorities;
  long connect_seconds;
  /* A transfer below so many bytes a second for so many seconds is given up. */
  long slow_bytes;
  long slow_seconds;
  curl_off_t largest;
  curl_write_callback write;
  void *context;
  /* Why it failed; empty where libcurl has no more to say than its status. */
  char message[CURL_ERROR_SIZE];
} bn_curl_request;

static inline CURLcode bn_curl_get(CURL *curl, bn_curl_request *request) {
  curl_easy_reset(curl);
  request->message[0] = 0;
  CURLcode status = CURLE_OK;
#define BN_SET(option, value) \
  if (status == CURLE_OK) status = curl_easy_setopt(curl, option, value)
  BN_SET(CURLOPT_ERRORBUFFER, request->message);
  BN_SET(CURLOPT_URL, request->address);
#if LIBCURL_VERSION_NUM >= 0x075500
  BN_SET(CURLOPT_PROTOCOLS_STR, "https");
#else
  BN_SET(CURLOPT_PROTOCOLS, (long)CURLPROTO_HTTPS);
#endif
  /* The caller follows redirects by itself, after it has looked at them. */
  BN_SET(CURLOPT_FOLLOWLOCATION, 0L);
  BN_SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  BN_SET(CURLOPT_USERAGENT, "bnreport");
  if (request->authorities != NULL) {
    BN_SET(CURLOPT_CAINFO, request->authorities);
    BN_SET(CURLOPT_CAPATH, (const char *)NULL);
  }
  BN_SET(CURLOPT_CONNECTTIMEOUT, request->connect_seconds);
  BN_SET(CURLOPT_LOW_SPEED_LIMIT, request->slow_bytes);
  BN_SET(CURLOPT_LOW_SPEED_TIME, request->slow_seconds);
  BN_SET(CURLOPT_MAXFILESIZE_LARGE, request->largest);
  BN_SET(CURLOPT_WRITEFUNCTION, request->write);
  BN_SET(CURLOPT_WRITEDATA, request->context);
#undef BN_SET
  return status == CURLE_OK ? curl_easy_perform(curl) : status;
}

/* The status of the last answer; 0 when there was none. */
static inline long bn_curl_status(CURL *curl) {
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

/* The address that the last answer sends on to, made absolute; NULL when it does not. */
static inline const char *bn_curl_redirect(CURL *curl) {
  char *address = NULL;
  curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &address);
  return address;
}
