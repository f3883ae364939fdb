# The build rules of the house. Names of targets come from folders: src/find/dates is the library
# ws_find_dates, alias ws::find_dates, and tests/unit/find/dates is the program unit_find_dates.

# Warnings are a target of their own, so that users of the installed libraries never inherit them.
add_library(ws_warnings INTERFACE)
target_compile_options(ws_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wsuggest-override -Wcast-align -Wcast-qual
  -Wimplicit-fallthrough -Wformat=2 -Wundef -Wunused
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op>
  $<$<BOOL:${WIRESTEM_WERROR}>:-Werror>)

function(ws_target_name out folder)
  string(REPLACE "/" "_" name "${folder}")
  set(${out} "${name}" PARENT_SCOPE)
endfunction()

# ws_module(FOLDER [DEPENDS FOLDER...] [LINKS TARGET...])
#
# Makes src/FOLDER a static library. DEPENDS names the folders that it may include; tools/
# check_layers.py reads these lines back and tests every #include against them. LINKS names outside
# libraries, which stay behind our headers. Every header of the folder is public; FOLDER/detail/ is
# private. A folder that holds no source (only headers, or nothing yet) is an INTERFACE library.
function(ws_module folder)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LINKS;SOURCES" ${ARGN})
  ws_target_name(name ${folder})
  set(dir ${PROJECT_SOURCE_DIR}/src/${folder})
  file(GLOB sources CONFIGURE_DEPENDS ${dir}/*.cpp ${dir}/detail/*.cpp
    ${dir}/detail/*/*.cpp)
  file(GLOB headers CONFIGURE_DEPENDS ${dir}/*.hpp)
  list(APPEND sources ${ARG_SOURCES})
  if(sources)
    set(scope PUBLIC)
    add_library(ws_${name} STATIC ${sources})
    target_compile_definitions(ws_${name} PRIVATE WIRESTEM_VERSION="${PROJECT_VERSION}")
    target_link_libraries(ws_${name} PRIVATE $<BUILD_INTERFACE:ws_warnings> ${ARG_LINKS})
  else()
    set(scope INTERFACE)
    add_library(ws_${name} INTERFACE)
  endif()
  add_library(ws::${name} ALIAS ws_${name})
  target_compile_features(ws_${name} ${scope} cxx_std_20)
  target_include_directories(ws_${name} ${scope} $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>)
  target_sources(ws_${name} ${scope} FILE_SET HEADERS
    BASE_DIRS ${PROJECT_SOURCE_DIR}/src FILES ${headers})
  foreach(other IN LISTS ARG_DEPENDS)
    ws_target_name(other_name ${other})
    target_link_libraries(ws_${name} ${scope} ws::${other_name})
  endforeach()
  set_target_properties(ws_${name} PROPERTIES EXPORT_NAME ${name}
    VERIFY_INTERFACE_HEADER_SETS ON WS_LINKS "${ARG_LINKS}")
  list(JOIN ARG_DEPENDS " " deps)
  set_property(GLOBAL APPEND PROPERTY WS_LAYERS "${folder}: ${deps}")
  set_property(GLOBAL APPEND PROPERTY WS_FOLDERS ${folder})
  set_property(GLOBAL APPEND PROPERTY WS_TARGETS ws_${name})
endfunction()

# ws_face(FOLDER NAME name DEPENDS FOLDER...) makes apps/FOLDER an executable that may include only
# the named folders of src/. A face holds no logic of its own.
function(ws_face folder)
  cmake_parse_arguments(ARG "" "NAME" "DEPENDS;LINKS" ${ARGN})
  list(JOIN ARG_DEPENDS " " deps)
  set_property(GLOBAL APPEND PROPERTY WS_LAYERS "apps/${folder}: ${deps}")
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/apps/${folder}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${ARG_NAME} ${sources})
  target_compile_definitions(${ARG_NAME} PRIVATE WIRESTEM_VERSION="${PROJECT_VERSION}")
  target_include_directories(${ARG_NAME} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${ARG_NAME} PRIVATE ws_warnings ${ARG_LINKS})
  foreach(other IN LISTS ARG_DEPENDS)
    ws_target_name(other_name ${other})
    target_link_libraries(${ARG_NAME} PRIVATE ws::${other_name})
  endforeach()
  set_target_properties(${ARG_NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
  install(TARGETS ${ARG_NAME} COMPONENT program)
endfunction()

# ws_face_part(FOLDER DEPENDS FOLDER... LINKS TARGET... SOURCES FILE...) makes apps/FOLDER a library
# that a face names among its DEPENDS as apps/FOLDER. It is not installed: programs are, not parts.
function(ws_face_part folder)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LINKS;SOURCES" ${ARGN})
  list(JOIN ARG_DEPENDS " " deps)
  set_property(GLOBAL APPEND PROPERTY WS_LAYERS "apps/${folder}: ${deps}")
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/apps/${folder}/*.cpp)
  ws_target_name(name apps/${folder})
  add_library(ws_${name} STATIC ${sources} ${ARG_SOURCES})
  add_library(ws::${name} ALIAS ws_${name})
  target_compile_definitions(ws_${name} PRIVATE WIRESTEM_VERSION="${PROJECT_VERSION}")
  target_include_directories(ws_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(ws_${name} PRIVATE ws_warnings ${ARG_LINKS})
  foreach(other IN LISTS ARG_DEPENDS)
    ws_target_name(other_name ${other})
    target_link_libraries(ws_${name} PUBLIC ws::${other_name})
  endforeach()
  set_target_properties(ws_${name} PROPERTIES WS_LINKS "${ARG_LINKS}")
  set_property(GLOBAL APPEND PROPERTY WS_FOLDERS apps/${folder})
  set_property(GLOBAL APPEND PROPERTY WS_FACE_PARTS ws_${name})
endfunction()

# ws_web_source(OUT) sets OUT to the C++ file that holds the desk's page, made at build time from
# what web/ was built to. Node is not needed for it.
function(ws_web_source out)
  set(generated ${PROJECT_BINARY_DIR}/generated/web_assets.cpp)
  set(compiler ${PROJECT_SOURCE_DIR}/tools/compile_web.py)
  set(description ${PROJECT_SOURCE_DIR}/docs/openapi.json)
  file(GLOB_RECURSE page CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/dist/*)
  add_custom_command(OUTPUT ${generated}
    COMMAND ${Python3_EXECUTABLE} -B ${compiler} ${PROJECT_SOURCE_DIR}/web/dist ${description}
      -o ${generated}
    DEPENDS ${compiler} ${page} ${description}
    COMMENT "Compiling web/dist" VERBATIM)
  set_source_files_properties(${generated} PROPERTIES COMPILE_OPTIONS "-Wno-overlength-strings")
  set(${out} ${generated} PARENT_SCOPE)
endfunction()

# ws_lexicon_source(OUT) sets OUT to the C++ file that holds all of lexicon/, made at build time.
function(ws_lexicon_source out)
  set(generated ${PROJECT_BINARY_DIR}/generated/lexicon_data.cpp)
  set(compiler ${PROJECT_SOURCE_DIR}/tools/compile_lexicon.py)
  file(GLOB_RECURSE tables CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lexicon/*.tsv)
  file(GLOB iso ${WIRESTEM_ISO_CODES_DIR}/iso_3166-[12].json)
  if(NOT iso)
    message(WARNING "no ${WIRESTEM_ISO_CODES_DIR}/iso_3166-*.json (Debian: iso-codes): "
      "the lexicon will know no subdivisions of countries")
  endif()
  add_custom_command(OUTPUT ${generated}
    COMMAND ${Python3_EXECUTABLE} ${compiler} ${PROJECT_SOURCE_DIR}/lexicon
      --iso-codes ${WIRESTEM_ISO_CODES_DIR} -o ${generated}
    DEPENDS ${compiler} ${tables} ${iso}
    COMMENT "Compiling lexicon/" VERBATIM)
  # The table is one long string: longer than the 64 KiB that -Wpedantic grants a literal.
  set_source_files_properties(${generated} PROPERTIES COMPILE_OPTIONS "-Wno-overlength-strings")
  set(${out} ${generated} PARENT_SCOPE)
endfunction()
