// SPDX-License-Identifier: Apache-2.0
//
// Hostile bytes as a web archive by themselves, then between two sound records: the one before them
// is always read, and nothing that comes out is empty or nameless.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "read/ingest/stream_inputs.hpp"

namespace {

std::string record(const std::string& url) {
  const std::string block =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The quay is open.</p>";
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
         "\r\nContent-Type: application/http\r\nContent-Length: " + std::to_string(block.size()) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

std::vector<std::string> urls_in(const std::string& bytes) {
  std::istringstream in(bytes);
  const std::vector<std::string> paths = {"-"};
  std::vector<std::string> urls;
  const auto report =
      wirestem::ingest::stream_inputs(paths,
                                      {.max_record_bytes = std::uint64_t{1} << 20U,
                                       .standard_input = &in,
                                       .max_expanded_bytes = std::uint64_t{32} << 20U},
                                      [&urls](wirestem::SourceRecord&& page) {
                                        if (page.bytes.empty() || page.source_path.empty())
                                          std::abort();
                                        if (page.bytes.size() > (std::uint64_t{1} << 20U) * 4)
                                          std::abort();
                                        urls.push_back(page.record.url.value_or(""));
                                      });
  if (!report && report.error().message.empty()) std::abort();
  if (report) {
    for (const auto& line : report.value().skipped) {
      if (line.reason.empty()) std::abort();
    }
  }
  return urls;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  urls_in(bytes);
  const std::vector<std::string> urls =
      urls_in(record("https://h.example/first") + bytes + record("https://h.example/last"));
  if (urls.empty() || urls.front() != "https://h.example/first") std::abort();
  return 0;
}
