// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "read/ingest/detail/json_record.hpp"

namespace wirestem::ingest::detail {

/// True for an item of IPTC's ninjs: versions 1.x ("body_html"), 2.x ("bodies", "versioncreated")
/// and 3.x ("bodies", "versionCreated"), and what Superdesk writes.
bool is_ninjs(const nlohmann::json& object);

/// Reads such an item. The holder of the copyright is its outlet, and an information source of
/// another name the publisher that it was taken over from.
RecordOrReason read_ninjs(const nlohmann::json& object);

}  // namespace wirestem::ingest::detail
