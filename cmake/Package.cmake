# The Debian package: cpack --config build/CPackConfig.cmake (or the target `package`).
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gblocks)
set(CPACK_PACKAGE_VENDOR gblocks)
set(CPACK_PACKAGE_CONTACT "The gblocks developers <gblocks@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Compiler from small declarative programs to static web pages")
set(CPACK_PACKAGE_DESCRIPTION "gblocks compiles programs, written much as one writes a Gradio app, to a folder of static files: HTML, CSS, a small script and one
WebAssembly module.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What pages are compiled and linked with; Debian's Emscripten brings clang-14 and lld-14 along.
set(CPACK_DEBIAN_PACKAGE_DEPENDS emscripten)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "chromium, xdg-utils")
include(CPack)
