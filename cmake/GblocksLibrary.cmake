# gblocks_library(NAME SOURCES … [DEPS …] [PRIVATE_DEPS …]): one phase of the compiler as a static library with the project's warnings.
function(gblocks_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;PRIVATE_DEPS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
  target_link_libraries(${name} PUBLIC ${ARG_DEPS} PRIVATE ${ARG_PRIVATE_DEPS} gblocks_warnings)
endfunction()

add_library(gblocks_warnings INTERFACE)
target_compile_options(gblocks_warnings INTERFACE -Wall -Wextra -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees overlaps in std::string's operator+ that are not there (GCC bug 105651).
  target_compile_options(gblocks_warnings INTERFACE -Wno-restrict)
endif()

if(GBLOCKS_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -g)
  add_link_options(-fsanitize=address,undefined)
endif()
if(GBLOCKS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
