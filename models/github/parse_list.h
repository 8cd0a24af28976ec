// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/json_reader.h"

namespace signalbox::github {

/// Each of `readers` through `read`, which adds to the document's error and never stops.
template <class Read>
auto readEach(const std::vector<JsonReader>& readers, Read read)
{
    std::vector<decltype(read(readers.front()))> values;
    values.reserve(readers.size());
    for (const auto& reader : readers)
        values.push_back(read(reader));
    return values;
}

} // namespace signalbox::github
