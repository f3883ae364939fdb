// SPDX-License-Identifier: Apache-2.0
//
// html5lib's cases of encoding sniffing: each is a page's beginning and the encoding that the
// standard's algorithm ends with, windows-1252 where nothing is declared. They stand beside the
// project in
// ../shared/spec/html5lib/encoding and are skipped where that folder is missing. Those below
// scripted/ ask for a browser that runs scripts.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "read/markup/decode_page.hpp"

namespace wirestem::markup {
namespace {

namespace fs = std::filesystem;

struct Case {
  std::string data;
  std::string encoding;
};

/// "#data\n<bytes>\n#encoding\n<name>\n", one after the other. The data ends before the line end
/// that stands ahead of "#encoding".
std::vector<Case> read_cases(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  const std::string text = all.str();
  constexpr std::string_view kData = "#data\n";
  constexpr std::string_view kEncoding = "\n#encoding\n";
  std::vector<Case> cases;
  for (std::size_t at = text.find(kData); at != std::string::npos; at = text.find(kData, at)) {
    at += kData.size();
    const std::size_t end = text.find(kEncoding, at);
    if (end == std::string::npos) break;
    const std::size_t name = end + kEncoding.size();
    Case one{text.substr(at, end - at), text.substr(name, text.find('\n', name) - name)};
    for (char& c : one.encoding) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    cases.push_back(std::move(one));
    at = name;
  }
  return cases;
}

TEST(EncodingSniffing, EndsWhereHtml5libSaysForAllCases) {
  const fs::path folder =
      fs::path(WIRESTEM_SOURCE_DIR).parent_path() / "shared/spec/html5lib/encoding";
  if (!fs::is_directory(folder)) GTEST_SKIP() << folder << " is not there";
  std::size_t count = 0;
  for (const char* name : {"tests1.dat", "tests2.dat", "test-yahoo-jp.dat"}) {
    for (const Case& one : read_cases(folder / name)) {
      ++count;
      EXPECT_EQ(declared_charset(one.data, {}).value_or("windows-1252"), one.encoding)
          << name << ":\n"
          << one.data;
    }
  }
  EXPECT_EQ(count, 82U);
}

TEST(EncodingSniffing, Big5TextWithoutDeclarationIsKnownByItsBytes) {
  const fs::path file = fs::path(WIRESTEM_SOURCE_DIR).parent_path() /
                        "shared/spec/html5lib/encoding/chardet/test_big5.txt";
  if (!fs::is_regular_file(file)) GTEST_SKIP() << file << " is not there";
  std::ifstream in(file, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  EXPECT_EQ(decode_page(all.str(), {}).charset, "big5");
}

}  // namespace
}  // namespace wirestem::markup
