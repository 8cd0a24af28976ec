// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yaml/place.h"

#include <vector>

namespace signalbox::workflow {

/// One value of a combination.
struct MatrixValue {
    yaml::Place key;
    yaml::Place value;
};

/// The jobs that a matrix stands for.
struct ExpandedMatrix {
    std::vector<std::vector<MatrixValue>> combinations; ///< in GitHub's order: the first key turns slowest
    qint64 count = 0; ///< how many there are, also where `combinations` stops at mostCombinations
    bool isOpen = false; ///< an expression makes a part of it, so that there may be others
};

/// Combinations that are worked out: four times what GitHub starts.
inline constexpr qint64 mostCombinations = 1024;

/// Works out a `strategy.matrix` as GitHub does: all values with each other, without those that fit an entry of
/// `exclude`, then each entry of `include` added to the combinations that it fits without changing their own values,
/// or as one more. The places point into the matrix's tree.
/// https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
ExpandedMatrix expandMatrix(const yaml::Place& matrix);

/// `include` or `exclude`: no key of the matrix's own.
bool isMatrixList(QByteArrayView key);

/// Two values are the same as GitHub compares them: texts and numbers by what is written, lists and mappings by all
/// that is in them, whatever the order of keys.
bool sameValue(const yaml::Place& one, const yaml::Place& other);

} // namespace signalbox::workflow
