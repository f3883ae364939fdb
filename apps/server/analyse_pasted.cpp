// SPDX-License-Identifier: Apache-2.0
#include "apps/server/analyse_pasted.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>
#include <thread>
#include <utility>

#include "pipeline/make_dossier.hpp"

namespace wirestem::server {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostPages = 200;
constexpr std::size_t kMostKept = 200;

/// A folder that is gone with this object.
class PassingFolder {
 public:
  PassingFolder() {
    std::error_code error;
    std::string form = (fs::temp_directory_path(error) / "wirestem-XXXXXX").string();
    if (!error && ::mkdtemp(form.data()) != nullptr) path_ = form;
  }
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;
  ~PassingFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// A file's own name without any place, such as may be given to a file here.
std::string own_name(const std::string& name) {
  std::string own = name.substr(std::min(name.find_last_of("/\\") + 1, name.size()));
  std::erase_if(own, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  while (own.starts_with('.')) own.erase(0, 1);
  return own.substr(0, 120);
}

/// Puts the pasted files down, each under a number, so that none stands in another's place.
std::optional<Error> put_down(const PastedPages& pages, const fs::path& folder) {
  std::size_t number = 0;
  const auto write = [&](const std::string& name, const std::string& bytes) {
    const fs::path place = folder / std::to_string(++number);
    std::error_code error;
    fs::create_directory(place, error);
    std::ofstream out(place / name, std::ios::binary);
    out << bytes;
    return static_cast<bool>(out.flush());
  };
  for (const PastedPages::File& file : pages.files) {
    const std::string name = own_name(file.name);
    if (!write(name.empty() ? "file" : name, file.bytes)) {
      return Error{ErrorCode::unreadable, "cannot put '" + name + "' into a passing folder"};
    }
  }
  return std::nullopt;
}

/// "…/wirestem-a1B2c3/2/page.html#4" → "page.html#4": how the user knows it.
std::string shown_path(const std::string& path, const fs::path& folder) {
  const std::string begin = folder.string() + "/";
  if (!path.starts_with(begin)) return path;
  const std::size_t slash = path.find('/', begin.size());
  return path.substr(slash == std::string::npos ? begin.size() : slash + 1);
}

/// The pasted text by the way of all texts, so that it is cleaned, cut and its language found.
std::optional<Error> read_text(const PastedPages& pages, const fs::path& folder) {
  std::ofstream out(folder / "pasted.txt", std::ios::binary);
  if (!pages.title.empty()) out << pages.title << "\n\n";
  out << pages.text;
  if (out.flush()) return std::nullopt;
  return Error{ErrorCode::unreadable, "cannot put the text into a passing folder"};
}

Result<pipeline::Pile> read_pasted(const PastedPages& pages,
                                   const pipeline::PipelineOptions& options) {
  const PassingFolder folder;
  if (folder.path().empty()) {
    return Error{ErrorCode::unreadable, "no passing folder can be made for what was pasted"};
  }
  if (auto error = put_down(pages, folder.path())) return std::move(*error);
  const bool has_text = pages.text.find_first_not_of(" \t\r\n") != std::string::npos;
  if (has_text) {
    if (auto error = read_text(pages, folder.path())) return std::move(*error);
  }
  const std::vector<std::string> paths = {folder.path().string()};
  auto read = pipeline::read_pile(paths, options);
  if (!read) return Error{read.error().code, "nothing that was pasted could be read as a page"};
  pipeline::Pile pile = std::move(read).value();
  for (Article& article : pile.articles) {
    article.source_path = shown_path(article.source_path, folder.path());
  }
  for (SkippedInput& input : pile.skipped) {
    input.source_path = shown_path(input.source_path, folder.path());
  }
  pile.run.inputs.clear();
  return pile;
}

/// The kept articles that may share words with a pasted one. Error where the store says so.
Result<std::vector<Article>> load_beside(const std::vector<Article>& pasted,
                                         const FindBeside& find_beside, const LoadKept& load_kept) {
  std::set<std::string> wanted;
  for (const Article& article : pasted) {
    if (wanted.size() >= kMostKept) break;
    const auto found = find_beside(article.text);
    if (!found) return found.error();
    wanted.insert(found.value().begin(), found.value().end());
  }
  const std::vector<std::string> ids(wanted.begin(), wanted.end());
  return load_kept(ids);
}

/// Gives the pasted articles ids that none of the kept ones has, and tells them.
std::vector<std::string> name_pasted(std::vector<Article>& pasted,
                                     const std::vector<Article>& kept) {
  std::string prefix = "pasted-";
  while (
      std::ranges::any_of(kept, [&](const Article& one) { return one.id.starts_with(prefix); })) {
    prefix += '-';
  }
  std::vector<std::string> ids;
  for (Article& article : pasted) {
    article.id = prefix + std::to_string(ids.size() + 1);
    ids.push_back(article.id);
  }
  return ids;
}

/// Leaves only stories that have a pasted page.
void keep_stories_with(const std::set<std::string>& pasted, Dossier& dossier) {
  std::erase_if(dossier.stories, [&](const StoryDossier& story) {
    return std::ranges::none_of(story.story.articles, [&](std::uint32_t article) {
      return pasted.contains(dossier.articles[article].id);
    });
  });
  for (StoryDossier& story : dossier.stories) story.story.related.clear();
}

}  // namespace

Result<PastedAnalysis> analyse_pasted(const PastedPages& pages, const FindBeside& find_beside,
                                      const LoadKept& load_kept) {
  pipeline::PipelineOptions options;
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  options.digest_inputs = false;
  auto read = read_pasted(pages, options);
  if (!read) return read.error();
  pipeline::Pile pile = std::move(read).value();
  if (pile.articles.size() > kMostPages) {
    return Error{ErrorCode::too_large, "more than 200 pages at once; `wirestem add` takes more"};
  }
  auto loaded = load_beside(pile.articles, find_beside, load_kept);
  if (!loaded) return loaded.error();
  std::vector<Article> kept = std::move(loaded).value();
  PastedAnalysis analysis;
  analysis.pasted = name_pasted(pile.articles, kept);
  std::ranges::move(kept, std::back_inserter(pile.articles));
  std::ranges::stable_sort(pile.articles, {}, &Article::source_path);
  pipeline::find_in_pile(pile, options);
  analysis.dossier = pipeline::trace_pile(std::move(pile), options);
  keep_stories_with({analysis.pasted.begin(), analysis.pasted.end()}, analysis.dossier);
  return analysis;
}

}  // namespace wirestem::server
