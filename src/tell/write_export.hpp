// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/dossier.hpp"

namespace wirestem::tell {

/// The forms in which a dossier can leave the house (docs/exports.md).
enum class ExportFormat : std::uint8_t {
  html,         ///< one page to read in a browser
  json,         ///< "wirestem-dossier/1", everything
  csv,          ///< tables, nodes and edges by Gephi's column names
  gexf,         ///< GEXF 1.3: Gephi
  graphml,      ///< GraphML: networkx, igraph, yEd, Cytoscape
  dot,          ///< Graphviz
  prov,         ///< W3C PROV as JSON-LD
  annotations,  ///< W3C Web Annotation, one for each span
  ninjs,        ///< IPTC ninjs 3.1, one item for each page
  schema_org,   ///< schema.org Claim and NewsArticle as JSON-LD
  stix,         ///< STIX 2.1 bundle with a TLP marking
  ro_crate,     ///< RO-Crate 1.1: the dossier as a described folder
};

/// What a face says of a format: in help, in a menu, in the header of an answer.
struct ExportDescription {
  ExportFormat format;
  std::string_view name;        ///< as one asks for it: "ro-crate"
  std::string_view file;        ///< the file, or with "/" at the end the folder, that it gives
  std::string_view media_type;  ///< of that file; of the files where it is a folder
  std::string_view help;        ///< one line
  bool is_folder() const { return file.ends_with('/'); }
};

/// Every format, in the order of the enum.
std::span<const ExportDescription> export_formats();
const ExportDescription& description_of(ExportFormat format);

/// The format of this name, as `ExportDescription::name` has it; nothing where there is none.
std::optional<ExportFormat> export_format_named(std::string_view name);

/// "html, json, csv, …": what a message lists after a name that is not known.
std::string export_format_names();

/// Who may see a STIX bundle: the Traffic Light Protocol as STIX 2.1 names it.
enum class Tlp : std::uint8_t { white, green, amber, red };

/// The marking called "white" (or "clear"), "green", "amber", "red"; nothing for other words.
std::optional<Tlp> tlp_named(std::string_view name);

struct ExportOptions {
  Tlp tlp =
      Tlp::amber;  ///< whoever exports knows better; until then rather too close than too open
};

/// One file of an export. `path` is relative, of ASCII letters, digits and -_./ only, and never
/// leaves its folder, whatever the pages are called.
struct ExportFile {
  std::string path;
  std::string_view media_type;
  std::string bytes;
};

/// Writes a dossier in one of the formats, as one file or as the files of a folder.
///
///     for (const ExportFile& file : write_export(dossier, ExportFormat::csv)) …
///     // csv/nodes.csv, csv/edges.csv, csv/claims.csv …
///
/// The words of pages are data in every format, never syntax: whatever stands in them, the file can
/// be read by the format's readers. Bytes that are no UTF-8, and characters that a format cannot
/// hold, become U+FFFD. Ids are UUIDs made from what they stand for (version 5), and times are
/// those of the pages, so that the same dossier gives the same bytes. Offsets count code points.
/// Never fails. Linear in the dossier.
std::vector<ExportFile> write_export(const Dossier& dossier, ExportFormat format,
                                     const ExportOptions& options = {});

}  // namespace wirestem::tell
