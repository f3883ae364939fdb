// SPDX-License-Identifier: Apache-2.0
//
// RO-Crate 1.1 (researchobject.org): the metadata file of the folder, which says what each file is,
// which inputs it was made from, and by what. The pages' rights stay with those who wrote them, and
// the crate says so where it would otherwise have to name a licence.
#include "tell/counted.hpp"
#include "tell/detail/exports/export_writers.hpp"
#include "tell/detail/exports/json_text.hpp"
#include "tell/detail/exports/publication_time.hpp"
#include "tell/detail/exports/stable_ids.hpp"
#include "tell/detail/html_text.hpp"
#include "tell/summarise.hpp"

namespace wirestem::tell {
namespace {

class CrateWriter {
 public:
  CrateWriter(const Dossier& dossier, const std::vector<ExportFile>& files)
      : dossier_(dossier), files_(files), ids_(dossier) {}

  std::string write() && {
    json_.object([&] {
      json_.text("@context", "https://w3id.org/ro/crate/1.1/context");
      json_.array("@graph", [&] {
        write_descriptor();
        write_root();
        for (const ExportFile& file : files_) write_file(file);
        write_run();
        for (std::size_t i = 0; i < dossier_.run.inputs.size(); ++i) write_input(i);
        for (std::uint32_t i = 0; i < dossier_.articles.size(); ++i) write_article(i);
        write_rights();
      });
    });
    return std::move(json_).take();
  }

 private:
  template <typename Fill>
  void thing(std::string_view id, std::string_view type, const Fill& fill) {
    json_.object([&] {
      json_.text("@id", id);
      json_.text("@type", type);
      fill();
    });
  }

  void reference(std::string_view id) {
    json_.object([&] { json_.text("@id", id); });
  }
  void reference(std::string_view key, std::string_view id) {
    json_.object(key, [&] { json_.text("@id", id); });
  }

  static std::string input_id(std::size_t index) { return "#input-" + std::to_string(index + 1); }

  void write_descriptor() {
    thing("ro-crate-metadata.json", "CreativeWork", [&] {
      reference("about", "./");
      reference("conformsTo", "https://w3id.org/ro/crate/1.1");
    });
  }

  void write_root() {
    const bool one = dossier_.stories.size() == 1;
    std::string statements;
    for (const StoryDossier& story : dossier_.stories) {
      statements += (statements.empty() ? "" : " ") + summarise(dossier_, story).statement;
    }
    thing("./", "Dataset", [&] {
      json_.text("name", one && !dossier_.stories[0].story.label.empty()
                             ? "Dossier: " + dossier_.stories[0].story.label
                             : "Dossier: " + counted(dossier_.stories.size(), "story", "stories"));
      json_.text("description", statements.empty() ? "No story was found." : statements);
      json_.text("datePublished", day_of(newest_time(dossier_)));
      json_.text("identifier", urn(ids_.dossier()));
      reference("license", "#rights");
      json_.array("hasPart", [&] {
        for (const ExportFile& file : files_) reference(file.path);
      });
      json_.array("citation", [&] {
        for (std::uint32_t i = 0; i < dossier_.articles.size(); ++i) reference(article_id(i));
      });
      json_.array("mentions", [&] { reference("#run"); });
    });
  }

  void write_file(const ExportFile& file) {
    thing(file.path, "File", [&] {
      json_.text("name", file.path);
      json_.text("encodingFormat", file.media_type);
      json_.text("contentSize", std::to_string(file.bytes.size()));
    });
  }

  void write_run() {
    thing("#wirestem", "SoftwareApplication", [&] {
      json_.text("name", "Wirestem");
      json_.text("version", dossier_.run.version);
    });
    thing("#run", "CreateAction", [&] {
      json_.text("name", "Tracing who had it from whom");
      reference("instrument", "#wirestem");
      json_.array("object", [&] {
        for (std::size_t i = 0; i < dossier_.run.inputs.size(); ++i) reference(input_id(i));
      });
      json_.array("result", [&] {
        for (const ExportFile& file : files_) reference(file.path);
      });
    });
  }

  void write_input(std::size_t index) {
    const std::string& path = dossier_.run.inputs[index].first;
    const std::string& digest = dossier_.run.inputs[index].second;
    thing(input_id(index), "CreativeWork", [&] {
      json_.text("name", path);
      json_.text_if("identifier", digest.empty() ? std::string() : "sha256:" + digest);
    });
  }

  std::string article_id(std::uint32_t index) const { return urn(ids_.article(index)); }

  void write_article(std::uint32_t index) {
    const Article& article = dossier_.articles[index];
    thing(article_id(index), "NewsArticle", [&] {
      json_.text("name", article.title.value_or(article.id));
      json_.text("identifier", article.id);
      if (article.url && is_web_address(*article.url)) json_.text("url", *article.url);
      json_.text_if("datePublished", article.published.value_or(""));
    });
  }

  void write_rights() {
    thing("#rights", "CreativeWork", [&] {
      json_.text("name", "Rights in the pages stay with their publishers");
      json_.text(
          "description",
          "The dossier quotes the pages that it was made from. It grants no licence to them.");
    });
  }

  const Dossier& dossier_;
  const std::vector<ExportFile>& files_;
  const StableIds ids_;
  JsonText json_;
};

}  // namespace

std::string write_ro_crate_metadata(const Dossier& dossier, const std::vector<ExportFile>& files) {
  return CrateWriter(dossier, files).write();
}

}  // namespace wirestem::tell
