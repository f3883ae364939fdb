// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "base/result.hpp"
#include "keep/store.hpp"
#include "pipeline/make_dossier.hpp"
#include "pipeline/read_articles.hpp"

namespace wirestem::pipeline {

/// What adding came to.
struct AddReport {
  ReadReport read;
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t known = 0;

  std::uint64_t all() const { return added + changed + known; }
};

/// Called with each article once it is safe on disk, from one thread, in the order in which they
/// were read; must not throw.
using Acknowledge = std::function<void(const keep::StoredArticle&)>;

/// Reads inputs into a store, as read_articles() reads them.
///
///     auto report = add_to_store(store, paths, options, [](const keep::StoredArticle& one) {
///       std::cout << one.id << std::endl;      // survives kill -9 from here on
///     });
///
/// Whatever has come since the last commit is committed together, so that one sync serves many
/// articles where they come fast, and none waits long where they come slowly. Done again, or gone
/// on with after having been killed, it finds what is there and adds the rest. Others see it go on
/// in Store::tasks(). Errors: those of reading and of the store; then what was acknowledged is
/// kept. Memory as read_articles() and 512 articles. One thread more than the options say writes.
Result<AddReport> add_to_store(keep::Store& store, std::span<const std::string> paths,
                               const PipelineOptions& options, const Acknowledge& acknowledge);

}  // namespace wirestem::pipeline
