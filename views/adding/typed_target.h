// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/repository.h"

#include <variant>
#include <vector>

namespace signalbox::views {

/// What somebody who adds repositories has typed or pasted: nothing yet, repositories by name or address, an owner by
/// login or address, or something that is none of these.
struct NothingTyped {
    bool operator==(const NothingTyped&) const = default;
};
struct NotUnderstood {
    bool operator==(const NotUnderstood&) const = default;
};
struct TypedOwner {
    QString login;
    bool operator==(const TypedOwner&) const = default;
};
using TypedRepositories = std::vector<core::RepositoryName>;
using TypedTarget = std::variant<NothingTyped, TypedOwner, TypedRepositories, NotUnderstood>;

TypedTarget typedTarget(const QString& text);

} // namespace signalbox::views
