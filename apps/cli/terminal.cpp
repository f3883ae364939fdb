// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/terminal.hpp"

#include <cstdlib>
#include <iostream>

#include <sys/ioctl.h>
#include <unistd.h>

namespace wirestem::cli {
namespace {

constexpr std::size_t kUsualColumns = 80;
constexpr std::size_t kWidestText = 110;  // longer lines are hard to read

bool is_dumb() {
  const char* term = std::getenv("TERM");
  return term != nullptr && std::string_view(term) == "dumb";
}

}  // namespace

bool colour_on_stdout() {
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  return !is_dumb() && ::isatty(STDOUT_FILENO) == 1;
}

std::size_t columns_of_stdout() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsualColumns;
  return size.ws_col < kWidestText ? size.ws_col : kWidestText;
}

std::size_t columns_of_stderr() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsualColumns;
  return size.ws_col;
}

void say(std::string_view words) { std::cerr << "wirestem: " << words << "\n"; }

ProgressLine::ProgressLine() : on_terminal_(::isatty(STDERR_FILENO) == 1 && !is_dumb()) {}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::show(std::string_view words) {
  if (!on_terminal_) return;
  std::cerr << "\r\x1b[K" << words << std::flush;
  shown_ = true;
}

void ProgressLine::clear() {
  if (!shown_) return;
  std::cerr << "\r\x1b[K" << std::flush;
  shown_ = false;
}

}  // namespace wirestem::cli
