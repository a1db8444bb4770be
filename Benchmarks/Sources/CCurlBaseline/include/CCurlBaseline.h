// What libcurl does without anything of ours around it, and a server that keeps requests waiting.

#ifndef C_CURL_BASELINE_H
#define C_CURL_BASELINE_H

#include <stdint.h>

// Sends `count` requests one after the other over one easy handle that is reused. Returns how many
// were answered with 200 and a body.
long baseline_sequential(const char *url, long count);

// Sends `count` requests with `in_flight` of them at a time over one multi handle. Returns how many
// were answered with 200 and a body.
long baseline_multi(const char *url, long count, int in_flight);

// Microseconds of processor time that this process has used so far, in user and kernel mode.
int64_t processor_microseconds(void);

// The most memory that this process has had resident, in KiB.
long peak_memory_kib(void);

// Starts a process that takes `count` requests on a loopback port, answers none before all have
// arrived, then answers them all, and ends. Returns the port, or -1.
int start_holding_server(int count);

// Starts a process that answers on a loopback port: `/never` not at all, `/cut` with a body that is
// cut off, `/garbage` with another protocol, `/reset` with a reset, and the rest with 200. It ends
// with this process. Returns the port, or -1.
int start_soak_server(void);

#endif
