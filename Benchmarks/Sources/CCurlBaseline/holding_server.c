#include "CCurlBaseline.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

static void allow_many_files(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

// Every request fits into one packet, so what can be read is a whole request.
static void serve(int listener, int count) {
  struct pollfd *connections = calloc((size_t)count, sizeof *connections);
  char buffer[4096];
  int accepted = 0, arrived = 0;
  while (accepted < count) {
    int descriptor = accept(listener, NULL, NULL);
    if (descriptor < 0) _exit(1);
    connections[accepted++] = (struct pollfd){.fd = descriptor, .events = POLLIN};
  }
  while (arrived < count) {
    if (poll(connections, (nfds_t)count, 60000) <= 0) _exit(1);
    for (int i = 0; i < count; i++) {
      if (connections[i].revents == 0) continue;
      if (recv(connections[i].fd, buffer, sizeof buffer, 0) <= 0) _exit(1);
      connections[i].events = 0;
      arrived++;
    }
  }
  sleep(1);
  for (int i = 0; i < count; i++)
    send(connections[i].fd, answer, sizeof answer - 1, 0);
  // Leaves the closing to the client.
  for (int i = 0; i < count; i++)
    while (recv(connections[i].fd, buffer, sizeof buffer, 0) > 0) {}
  _exit(0);
}

int start_holding_server(int count) {
  allow_many_files();
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (listener < 0 || bind(listener, (struct sockaddr *)&address, size) != 0 ||
      listen(listener, 4096) != 0 || getsockname(listener, (struct sockaddr *)&address, &size) != 0)
    return -1;
  pid_t child = fork();
  if (child < 0) return -1;
  if (child == 0) serve(listener, count);
  close(listener);
  return ntohs(address.sin_port);
}
