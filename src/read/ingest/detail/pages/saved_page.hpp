// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wirestem::ingest::detail {

/// The address that whoever saved a page noted in a comment at its top: browsers ("saved from
/// url=(0024)https://example.org/a"), SingleFile ("url: https://…"), HTTrack ("Mirrored from
/// example.org/a by HTTrack"). "" where none is noted. Looks at the first 4 KiB only.
std::string find_saved_from(std::string_view html);

/// True for the name of a folder that a browser saves a page's images and scripts to:
/// "Report_files" beside "Report.html". `stem` gets the page's name without its extension.
bool is_folder_of_saved_page(std::string_view folder, std::string_view& stem);

}  // namespace wirestem::ingest::detail
