// SPDX-License-Identifier: Apache-2.0
#include "tell/write_export.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "tell/detail/exports/export_writers.hpp"
#include "tell/write_dossier_html.hpp"
#include "tell/write_dossier_json.hpp"

namespace wirestem::tell {
namespace {

constexpr std::string_view kJsonLd = "application/ld+json";

constexpr std::array kFormats = {
    ExportDescription{ExportFormat::html, "html", "dossier.html", "text/html",
                      "one page to read in a browser, offline"},
    ExportDescription{ExportFormat::json, "json", "dossier.json", "application/json",
                      "everything, format wirestem-dossier/1"},
    ExportDescription{ExportFormat::csv, "csv", "csv/", "text/csv",
                      "tables for spreadsheets, pandas, R; nodes and edges for Gephi"},
    ExportDescription{ExportFormat::gexf, "gexf", "stemma.gexf", "application/gexf+xml",
                      "who had it from whom, for Gephi (GEXF 1.3)"},
    ExportDescription{ExportFormat::graphml, "graphml", "stemma.graphml", "application/graphml+xml",
                      "the same for networkx, igraph, yEd, Cytoscape"},
    ExportDescription{ExportFormat::dot, "dot", "stemma.dot", "text/vnd.graphviz",
                      "the same for Graphviz"},
    ExportDescription{ExportFormat::prov, "prov", "provenance.jsonld", kJsonLd,
                      "the same as linked data (W3C PROV, JSON-LD)"},
    ExportDescription{ExportFormat::annotations, "annotations", "annotations.jsonld", kJsonLd,
                      "every span of evidence as a W3C Web Annotation"},
    ExportDescription{ExportFormat::ninjs, "ninjs", "ninjs/", "application/json",
                      "each page as a news item for editorial systems (IPTC ninjs 3.1)"},
    ExportDescription{ExportFormat::schema_org, "schema-org", "claims.jsonld", kJsonLd,
                      "claims with where they appeared first (schema.org Claim)"},
    ExportDescription{ExportFormat::stix, "stix", "bundle.stix.json", "application/stix+json",
                      "reports, claims and sources for threat intelligence (STIX 2.1, TLP-marked)"},
    ExportDescription{ExportFormat::ro_crate, "ro-crate", "ro-crate/", "application/octet-stream",
                      "page, data, tables and graph as one described folder (RO-Crate 1.1)"},
};

constexpr std::array kTlpNames = {
    std::pair{std::string_view("white"), Tlp::white},
    std::pair{std::string_view("clear"), Tlp::white},  // its name since TLP 2.0
    std::pair{std::string_view("green"), Tlp::green},
    std::pair{std::string_view("amber"), Tlp::amber},
    std::pair{std::string_view("red"), Tlp::red},
};

std::string write_single(const Dossier& dossier, ExportFormat format,
                         const ExportOptions& options) {
  switch (format) {
    case ExportFormat::html:
      return dossier_to_html(dossier);
    case ExportFormat::json:
      return dossier_to_json(dossier);
    case ExportFormat::gexf:
      return write_gexf(dossier);
    case ExportFormat::graphml:
      return write_graphml(dossier);
    case ExportFormat::dot:
      return write_dot(dossier);
    case ExportFormat::prov:
      return write_prov(dossier);
    case ExportFormat::annotations:
      return write_annotations(dossier);
    case ExportFormat::schema_org:
      return write_schema_org(dossier);
    case ExportFormat::stix:
      return write_stix(dossier, options.tlp);
    case ExportFormat::csv:
    case ExportFormat::ninjs:
    case ExportFormat::ro_crate:
      break;  // folders
  }
  return {};
}

/// The files of any format but ro_crate, which is made of these.
std::vector<ExportFile> write_files(const Dossier& dossier, ExportFormat format,
                                    const ExportOptions& options) {
  const ExportDescription& description = description_of(format);
  std::vector<ExportFile> files;
  if (!description.is_folder()) {
    files.push_back({std::string(description.file), description.media_type,
                     write_single(dossier, format, options)});
    return files;
  }
  for (auto& [name, text] :
       format == ExportFormat::csv ? write_csv_tables(dossier) : write_ninjs(dossier)) {
    files.push_back(
        {std::string(description.file) + name, description.media_type, std::move(text)});
  }
  return files;
}

/// The dossier's folder: page, data, and what other tools read of it, with their description first.
std::vector<ExportFile> write_ro_crate(const Dossier& dossier, const ExportOptions& options) {
  std::vector<ExportFile> files;
  for (const ExportFormat format : {ExportFormat::html, ExportFormat::json, ExportFormat::csv,
                                    ExportFormat::gexf, ExportFormat::prov}) {
    std::ranges::move(write_files(dossier, format, options), std::back_inserter(files));
  }
  std::string metadata = write_ro_crate_metadata(dossier, files);
  files.insert(files.begin(), {"ro-crate-metadata.json", kJsonLd, std::move(metadata)});
  for (ExportFile& file : files) {
    file.path.insert(0, description_of(ExportFormat::ro_crate).file);
  }
  return files;
}

}  // namespace

std::span<const ExportDescription> export_formats() { return kFormats; }

const ExportDescription& description_of(ExportFormat format) {
  return kFormats[static_cast<std::size_t>(format)];
}

std::optional<ExportFormat> export_format_named(std::string_view name) {
  const auto* const at = std::ranges::find(kFormats, name, &ExportDescription::name);
  return at == kFormats.end() ? std::nullopt : std::optional(at->format);
}

std::string export_format_names() {
  std::string names;
  for (const ExportDescription& format : kFormats) {
    if (!names.empty()) names += ", ";
    names += format.name;
  }
  return names;
}

std::optional<Tlp> tlp_named(std::string_view name) {
  for (const auto& [known, tlp] : kTlpNames) {
    if (known == name) return tlp;
  }
  return std::nullopt;
}

std::vector<ExportFile> write_export(const Dossier& dossier, ExportFormat format,
                                     const ExportOptions& options) {
  return format == ExportFormat::ro_crate ? write_ro_crate(dossier, options)
                                          : write_files(dossier, format, options);
}

}  // namespace wirestem::tell
