// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace wirestem::cli {

/// True where standard output is a terminal that shows colours and the user wants them (no
/// NO_COLOR, no TERM=dumb).
bool colour_on_stdout();

/// The columns of the terminal on standard output; 80 where it is none.
std::size_t columns_of_stdout();

/// The columns of the terminal on standard error; 80 where it is none.
std::size_t columns_of_stderr();

/// Words for the person on standard error.
void say(std::string_view words);

/// A line on standard error that says what goes on and is written over by the next; gone when it
/// ends. Silent where standard error is no terminal.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  bool on_terminal() const { return on_terminal_; }
  void show(std::string_view words);
  void clear();

 private:
  bool on_terminal_;
  bool shown_ = false;
};

}  // namespace wirestem::cli
