// SPDX-License-Identifier: Apache-2.0
//
// consumer FOLDER: reads the pages of a folder, and says what it got.
#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

#include "model/text_span.hpp"
#include "pipeline/make_dossier.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::array<std::string, 1> paths = {argv[1]};
  const auto made = wirestem::pipeline::make_dossier(paths, {});
  if (!made) {
    std::fprintf(stderr, "%s\n", made.error().message.c_str());
    return 1;
  }
  for (const wirestem::Article& article : made.value().articles) {
    const wirestem::TextSpan all{0, static_cast<std::uint32_t>(article.text.size())};
    const bool whole = wirestem::slice(article.text, all) == article.text;
    std::printf("%s %s\n", article.source_path.c_str(), whole && !all.empty() ? "read" : "empty");
  }
}
