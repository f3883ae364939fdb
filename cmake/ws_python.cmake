# The Python package. Include this before any ws_module() line, for it decides how they are compiled;
# call ws_python_package() after the last.
#
# The interpreter is that of the system where there is one: a version manager's python3 that comes
# first on PATH seldom has what tests need (pytest, pandas), and Debian's has. -DPython_EXECUTABLE
# says otherwise.
find_program(WIRESTEM_SYSTEM_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
mark_as_advanced(WIRESTEM_SYSTEM_PYTHON)
if(WIRESTEM_SYSTEM_PYTHON AND NOT Python_EXECUTABLE)
  set(Python_EXECUTABLE ${WIRESTEM_SYSTEM_PYTHON})
endif()
find_package(Python 3.10 QUIET COMPONENTS Interpreter OPTIONAL_COMPONENTS Development.Module)
if(Python_Development.Module_FOUND)
  find_package(pybind11 2.10 QUIET)
endif()
# A sanitizer's run time must be there when a program starts, and python3 starts without it.
if(pybind11_FOUND AND NOT WIRESTEM_FUZZ AND NOT "${CMAKE_CXX_FLAGS}" MATCHES "-fsanitize")
  set(python_by_default ON)
else()
  set(python_by_default OFF)
endif()
option(WIRESTEM_PYTHON "Build the Python package" ${python_by_default})
if(WIRESTEM_PYTHON)
  find_package(pybind11 2.10 REQUIRED)
  # A module is a shared library, so all that goes into it must be able to lie anywhere. Hidden
  # symbols keep that free of cost: without them each call could be redirected at run time.
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  set(CMAKE_CXX_VISIBILITY_PRESET hidden)
  set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
endif()

# ws_python_package(DEPENDS FOLDER...) puts the package together in python/ of the build folder:
# the compiled module, and beside it the modules in Python. Tests import it from there, and setup.py
# takes it from there.
function(ws_python_package)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  if(NOT WIRESTEM_PYTHON)
    return()
  endif()
  set(package ${PROJECT_BINARY_DIR}/python/wirestem)
  file(GLOB modules CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/python/wirestem/*)
  list(FILTER modules EXCLUDE REGEX __pycache__)
  pybind11_add_module(wirestem_core MODULE NO_EXTRAS ${PROJECT_SOURCE_DIR}/python/wirestem_core.cpp)
  target_compile_features(wirestem_core PRIVATE cxx_std_20)
  target_compile_definitions(wirestem_core PRIVATE WIRESTEM_VERSION="${PROJECT_VERSION}")
  target_link_libraries(wirestem_core PRIVATE ws_warnings)
  foreach(folder IN LISTS ARG_DEPENDS)
    ws_target_name(name ${folder})
    target_link_libraries(wirestem_core PRIVATE ws::${name})
  endforeach()
  set_target_properties(wirestem_core PROPERTIES OUTPUT_NAME _core
    LIBRARY_OUTPUT_DIRECTORY ${package})
  add_custom_target(wirestem_python ALL
    COMMAND ${CMAKE_COMMAND} -E copy_if_different ${modules} ${package}
    DEPENDS ${modules} VERBATIM)
  add_dependencies(wirestem_python wirestem_core)
endfunction()
