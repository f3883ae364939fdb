# `cmake --install` puts down the program, the static libraries with their public headers, and a
# CMake package. tests/install/ builds a program of a stranger against what was put down.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/wirestem)
get_property(targets GLOBAL PROPERTY WS_TARGETS)
install(TARGETS ${targets} EXPORT wirestem-targets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/wirestem
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/wirestem)
install(EXPORT wirestem-targets NAMESPACE wirestem:: DESTINATION ${package_dir})
configure_package_config_file(cmake/wirestem-config.cmake.in
  ${PROJECT_BINARY_DIR}/wirestem-config.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/wirestem-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/wirestem-config.cmake ${PROJECT_BINARY_DIR}/wirestem-config-version.cmake
  cmake/FindCld2.cmake cmake/FindStemmer.cmake cmake/FindUchardet.cmake
  cmake/FindZstd.cmake
  DESTINATION ${package_dir})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
