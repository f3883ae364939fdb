// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tell/write_export.hpp"

namespace wirestem::tell {

/// A file of a folder export, by its name in that folder.
using NamedText = std::pair<std::string, std::string>;

// One function for each format that is not the dossier's own; write_export() names their files.
std::vector<NamedText> write_csv_tables(const Dossier& dossier);
std::string write_gexf(const Dossier& dossier);
std::string write_graphml(const Dossier& dossier);
std::string write_dot(const Dossier& dossier);
std::string write_prov(const Dossier& dossier);
std::string write_annotations(const Dossier& dossier);
std::vector<NamedText> write_ninjs(const Dossier& dossier);
std::string write_schema_org(const Dossier& dossier);
std::string write_stix(const Dossier& dossier, Tlp tlp);
/// Describes `files`, which stand beside it.
std::string write_ro_crate_metadata(const Dossier& dossier, const std::vector<ExportFile>& files);

}  // namespace wirestem::tell
