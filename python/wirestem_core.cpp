// SPDX-License-Identifier: Apache-2.0
//
// The compiled half of the Python package: the pipeline and the writers, as the command line has
// them. It hands over text in the dossier's own forms, whose offsets are Python's, and the package
// beside it (wirestem/*.py) makes objects of them. No Python object is touched while a pile is read
// or a dossier written, so the interpreter's lock is given up for all of it.
#include <array>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "pipeline/make_dossier.hpp"
#include "pipeline/stage_lines.hpp"
#include "tell/write_dossier_html.hpp"
#include "tell/write_dossier_json.hpp"
#include "tell/write_export.hpp"
#include "tell/write_summary.hpp"

namespace py = pybind11;

namespace {

using wirestem::Dossier;
using wirestem::Error;
using wirestem::ErrorCode;
using wirestem::extract::Preset;
using wirestem::pipeline::PipelineOptions;

constexpr std::size_t kSummaryWidth = 100;

/// Carries an Error up to where it becomes a Python exception.
struct Failure {
  Error error;
};

/// The class of wirestem.errors that an error is raised as.
const char* class_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_found:
      return "NotFoundError";
    case ErrorCode::unreadable:
      return "UnreadableError";
    case ErrorCode::malformed:
      return "MalformedError";
    case ErrorCode::unsupported:
      return "UnsupportedError";
    case ErrorCode::too_large:
      return "TooLargeError";
    case ErrorCode::usage:
      return "UsageError";
  }
  return "WirestemError";
}

Failure usage(std::string message) { return {{ErrorCode::usage, std::move(message)}}; }

Preset preset_named(const std::string& name) {
  for (const auto& [known, preset] :
       {std::pair("normal", Preset::normal), std::pair("precision", Preset::precision),
        std::pair("recall", Preset::recall), std::pair("fast", Preset::fast)}) {
    if (name == known) return preset;
  }
  throw usage("preset wants normal, precision, recall or fast, not '" + name + "'");
}

/// `records` is what the path "-" reads: JSON lines. Names of files are their bytes.
std::shared_ptr<Dossier> make_dossier(const std::vector<std::string>& paths,
                                      const std::string& records,
                                      const std::optional<std::string>& given_date,
                                      const std::optional<std::string>& manifest,
                                      const std::string& preset, unsigned threads) {
  std::istringstream input(records);
  PipelineOptions options;
  options.given_date = given_date;
  options.manifest = manifest;
  options.preset = preset_named(preset);
  options.threads = threads;
  options.standard_input = &input;
  auto made = wirestem::pipeline::make_dossier(paths, options);
  if (!made) throw Failure{made.error()};
  return std::make_shared<Dossier>(std::move(made).value());
}

std::string find_in_record(const std::string& record) {
  std::istringstream input(record);
  PipelineOptions options;
  options.standard_input = &input;
  const std::vector<std::string> paths = {"-"};
  auto pile = wirestem::pipeline::read_pile(paths, options);
  if (!pile) throw Failure{pile.error()};
  wirestem::pipeline::Pile read = std::move(pile).value();
  wirestem::pipeline::find_in_pile(read, options);
  std::ostringstream line;
  wirestem::pipeline::write_stage_lines(std::move(read), wirestem::pipeline::Stage::find, options,
                                        line);
  return std::move(line).str();
}

using ExportedFile = std::pair<std::string, std::string>;

std::vector<ExportedFile> export_files(const Dossier& dossier, const std::string& format,
                                       const std::string& tlp) {
  const auto known = wirestem::tell::export_format_named(format);
  if (!known) {
    throw usage("no export format '" + format + "', only " + wirestem::tell::export_format_names());
  }
  const auto level = wirestem::tell::tlp_named(tlp);
  if (!level) throw usage("tlp wants white, green, amber or red, not '" + tlp + "'");
  std::vector<ExportedFile> files;
  for (auto& file : wirestem::tell::write_export(dossier, *known, {.tlp = *level})) {
    files.emplace_back(std::move(file.path), std::move(file.bytes));
  }
  return files;
}

std::vector<std::array<std::string, 4>> export_formats() {
  std::vector<std::array<std::string, 4>> formats;
  for (const auto& format : wirestem::tell::export_formats()) {
    formats.push_back({std::string(format.name), std::string(format.file),
                       std::string(format.media_type), std::string(format.help)});
  }
  return formats;
}

}  // namespace

PYBIND11_MODULE(_core, module) {
  using NoLock = py::call_guard<py::gil_scoped_release>;

  py::register_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const Failure& failure) {
      const py::object its_class =
          py::module_::import("wirestem.errors").attr(class_of(failure.error.code));
      // A message may name a file whose name is no UTF-8.
      const py::str message(py::bytes(failure.error.message).attr("decode")("utf-8", "replace"));
      PyErr_SetObject(its_class.ptr(), message.ptr());
    }
  });

  py::class_<Dossier, std::shared_ptr<Dossier>>(module, "Dossier")
      .def("json", &wirestem::tell::dossier_to_json, NoLock())
      .def("html", &wirestem::tell::dossier_to_html, NoLock())
      .def(
          "summary",
          [](const Dossier& dossier) {
            return wirestem::tell::write_summary(dossier,
                                                 {.width = kSummaryWidth, .colour = false});
          },
          NoLock())
      .def(
          "export",
          [](const Dossier& dossier, const std::string& format, const std::string& tlp) {
            std::vector<ExportedFile> files;
            {
              const py::gil_scoped_release unlocked;
              files = export_files(dossier, format, tlp);
            }
            py::dict by_path;
            for (const auto& [path, bytes] : files) by_path[py::str(path)] = py::bytes(bytes);
            return by_path;
          },
          py::arg("format"), py::arg("tlp"));

  module.def("make_dossier", &make_dossier, NoLock(), py::arg("paths"), py::arg("records"),
             py::arg("given_date"), py::arg("manifest"), py::arg("preset"), py::arg("threads"));
  module.def("find_in_record", &find_in_record, NoLock(), py::arg("record"));
  module.def("export_formats", &export_formats);
  module.attr("version") = WIRESTEM_VERSION;
}
