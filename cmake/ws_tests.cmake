# Every kind of test has its folder under tests/, and finds its way into ctest by standing there.
#
#   tests/unit/<folder>/*_test.cpp               unit.<folder>   linked with that folder only
#   tests/{compare,fault,quality,spec}/*_test.cpp  <kind>.<name>   linked with everything
#   tests/{cli,fault,quality,web}/*_test.py      <kind>.<name>   run against the built program
#   tests/exports/*_test.py      exports.<name>  the same, by the system's python3, with readers
#   tests/python/*_test.py       python.<name>   by pytest, with the Python package
#   tests/fuzz/*_fuzz.cpp                        fuzz.<name>     linked with everything

set(ws_test_definitions WIRESTEM_SOURCE_DIR="${PROJECT_SOURCE_DIR}")

function(ws_gtest target test_name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${target} ${ARG_SOURCES})
  target_compile_definitions(${target} PRIVATE ${ws_test_definitions})
  # What is tested is optimised; the tests themselves run once, and half of a build's time was theirs.
  target_compile_options(${target} PRIVATE $<$<CONFIG:RelWithDebInfo>:-O0;-g0>)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE ws_warnings ${ARG_LINKS} GTest::gmock GTest::gtest_main)
  add_test(NAME ${test_name} COMMAND ${target} --gtest_brief=1)
  set_tests_properties(${test_name} PROPERTIES TIMEOUT 120)
endfunction()

function(ws_unit_tests)
  get_property(folders GLOBAL PROPERTY WS_FOLDERS)
  foreach(folder IN LISTS folders)
    file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/unit/${folder}/*_test.cpp)
    if(sources)
      ws_target_name(name ${folder})
      string(REPLACE "/" "." dotted ${folder})
      get_target_property(links ws_${name} WS_LINKS)
      ws_gtest(unit_${name} unit.${dotted} SOURCES ${sources} LINKS ws::${name} ${links})
    endif()
  endforeach()
endfunction()

function(ws_whole_tests)
  get_property(all GLOBAL PROPERTY WS_TARGETS)
  foreach(kind IN ITEMS compare fault quality spec)
    file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${kind}/*_test.cpp)
    foreach(source IN LISTS sources)
      get_filename_component(name ${source} NAME_WE)
      string(REGEX REPLACE "_test$" "" name ${name})
      ws_gtest(${kind}_${name} ${kind}.${name} SOURCES ${source} LINKS ${all})
    endforeach()
  endforeach()
endfunction()

# A script gets the program and the source folder by its environment: WIRESTEM_BINARY,
# WIRESTEM_SOURCE_DIR. It passes with exit status 0 and is skipped with 77.
function(ws_script_tests)
  foreach(kind IN ITEMS cli exports fault quality web)
    set(python ${Python3_EXECUTABLE})
    if(kind STREQUAL "exports" AND Python_Interpreter_FOUND)
      set(python ${Python_EXECUTABLE})  # the one that has networkx and rdflib
    endif()
    file(GLOB scripts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${kind}/*_test.py)
    foreach(script IN LISTS scripts)
      get_filename_component(name ${script} NAME_WE)
      string(REGEX REPLACE "_test$" "" name ${name})
      add_test(NAME ${kind}.${name} COMMAND ${python} -B ${script})
      set(seconds 180)
      if(kind STREQUAL web)  # a browser goes through every view
        set(seconds 600)
        set_tests_properties(${kind}.${name} PROPERTIES COST 900)
      endif()
      set_tests_properties(${kind}.${name} PROPERTIES TIMEOUT ${seconds} SKIP_RETURN_CODE 77 ENVIRONMENT
        "WIRESTEM_BINARY=${PROJECT_BINARY_DIR}/wirestem;WIRESTEM_SOURCE_DIR=${PROJECT_SOURCE_DIR}")
    endforeach()
  endforeach()
endfunction()

function(ws_python_tests)
  if(NOT TARGET wirestem_core)
    return()
  endif()
  execute_process(COMMAND ${Python_EXECUTABLE} -c "import pytest" RESULT_VARIABLE missing ERROR_QUIET)
  if(missing)
    message(STATUS "no pytest for ${Python_EXECUTABLE}: the Python package goes untested")
    return()
  endif()
  file(GLOB scripts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/python/*_test.py)
  foreach(script IN LISTS scripts)
    get_filename_component(name ${script} NAME_WE)
    string(REGEX REPLACE "_test$" "" name ${name})
    add_test(NAME python.${name}
      COMMAND ${Python_EXECUTABLE} -B -m pytest -q -p no:cacheprovider ${script}
      WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(python.${name} PROPERTIES TIMEOUT 300 ENVIRONMENT
      "PYTHONPATH=${PROJECT_BINARY_DIR}/python;WIRESTEM_BUILD_FOLDER=${PROJECT_BINARY_DIR}")
  endforeach()
endfunction()

# With WIRESTEM_FUZZ (preset fuzz, clang) each target is a libFuzzer program to be run by hand. In
# every other preset the same file is linked with a driver that replays its corpus and a fixed
# number of mutations made from a fixed seed, so that ctest tries the same bytes every time.
function(ws_fuzz_targets)
  get_property(all GLOBAL PROPERTY WS_TARGETS)
  get_property(parts GLOBAL PROPERTY WS_FACE_PARTS)
  list(APPEND all ${parts})
  set(dir ${PROJECT_SOURCE_DIR}/tests/fuzz)
  file(GLOB sources CONFIGURE_DEPENDS ${dir}/*_fuzz.cpp)
  foreach(source IN LISTS sources)
    get_filename_component(target ${source} NAME_WE)
    string(REGEX REPLACE "_fuzz$" "" name ${target})
    add_executable(${target} ${source})
    target_link_libraries(${target} PRIVATE ws_warnings ${all})
    if(WIRESTEM_FUZZ)
      target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    else()
      target_sources(${target} PRIVATE ${dir}/replay_main.cpp)
    endif()
    if(BUILD_TESTING)
      set(arguments ${dir}/corpus/${name} 400)
      if(WIRESTEM_FUZZ)  # what it finds goes to the first folder
        set(found ${PROJECT_BINARY_DIR}/corpus/${name})
        file(MAKE_DIRECTORY ${found} ${dir}/corpus/${name})
        set(arguments -seed=1 -runs=20000 -max_total_time=60 ${found} ${dir}/corpus/${name})
      endif()
      add_test(NAME fuzz.${name} COMMAND ${target} ${arguments})
      set_tests_properties(fuzz.${name} PROPERTIES TIMEOUT 180)
    endif()
  endforeach()
endfunction()
