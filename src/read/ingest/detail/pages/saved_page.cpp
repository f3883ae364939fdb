// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/pages/saved_page.hpp"

#include <algorithm>
#include <array>

namespace wirestem::ingest::detail {
namespace {

constexpr std::size_t kHead = 4096;

/// The address at the beginning of `text`, up to a blank or what ends a comment.
std::string address_at(std::string_view text) {
  std::string_view url = text.substr(0, text.find_first_of(" \t\r\n\"'<>"));
  if (url.ends_with("--")) url.remove_suffix(2);
  const bool web = url.starts_with("http://") || url.starts_with("https://");
  return web ? std::string(url) : std::string();
}

std::string address_in_comment(std::string_view comment) {
  constexpr std::string_view kSaved = "saved from url=(";
  if (const std::size_t at = comment.find(kSaved); at != std::string_view::npos) {
    const std::size_t close = comment.find(')', at);
    if (close != std::string_view::npos) return address_at(comment.substr(close + 1));
  }
  if (comment.find("SingleFile") != std::string_view::npos) {
    const std::size_t at = comment.find("url: ");
    if (at != std::string_view::npos) return address_at(comment.substr(at + 5));
  }
  constexpr std::string_view kMirrored = "Mirrored from ";
  const std::size_t at = comment.find(kMirrored);
  if (at != std::string_view::npos && comment.find("HTTrack") != std::string_view::npos) {
    // HTTrack leaves the scheme out.
    const std::string_view from = comment.substr(at + kMirrored.size());
    return address_at("http://" + std::string(from.substr(0, from.find(' '))));
  }
  return {};
}

}  // namespace

std::string find_saved_from(std::string_view html) {
  std::string narrow;
  std::string_view head = html.substr(0, kHead);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    std::ranges::copy_if(head, std::back_inserter(narrow), [](char c) { return c != '\0'; });
    head = narrow;
  }
  for (std::size_t at = head.find("<!--"); at != std::string_view::npos;
       at = head.find("<!--", at + 4)) {
    const std::string_view comment = head.substr(at, head.find("-->", at) - at);
    if (std::string url = address_in_comment(comment); !url.empty()) return url;
  }
  return {};
}

bool is_folder_of_saved_page(std::string_view folder, std::string_view& stem) {
  // The endings that browsers give it in their languages, as Windows knows them ("connected
  // files").
  constexpr std::array<std::string_view, 23> kEndings = {
      "_files",     "_archivos", "_arquivos",  "_bestanden", "_bylos",      "-Dateien",
      "_datoteke",  "_dosyalar", "_elemei",    "_failid",    "_fails",      "_fajlovi",
      "_ficheiros", "_fichiers", "_file",      "_filer",     "-filer",      "_fitxers",
      "_pliki",     "_soubory",  "_tiedostot", ".files",     "_fitxategiak"};
  for (const std::string_view ending : kEndings) {
    if (folder.size() > ending.size() && folder.ends_with(ending)) {
      stem = folder.substr(0, folder.size() - ending.size());
      return true;
    }
  }
  return false;
}

}  // namespace wirestem::ingest::detail
