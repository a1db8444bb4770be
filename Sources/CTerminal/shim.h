// What Swift can ask of the system through pointers only, as functions of numbers.

#ifndef CTERMINAL_SHIM_H
#define CTERMINAL_SHIM_H

#include <signal.h>
#include <stddef.h>
#include <sys/ioctl.h>

// The width of a terminal in characters; 0 if it is not known.
static inline int cterminal_columns(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

// The height of a terminal in lines; 0 if it is not known.
static inline int cterminal_rows(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

// Whether the process ignores a signal, as nohup and shells without job control ask of a child.
static inline int cterminal_ignores(int number) {
  struct sigaction action;
  return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

#endif
