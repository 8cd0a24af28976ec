// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/matrix_axis.h"

#include <QRegularExpression>
#include <QVersionNumber>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

/// A way to know an axis: all its values look so, and (where `group` is given) the job is called so.
struct Recogniser {
    QLatin1StringView name;
    QLatin1StringView values; ///< regular expression for a whole value, any case
    QLatin1StringView group; ///< regular expression somewhere in the matrix's name, empty for any
};

constexpr auto Number = R"(v?\d+(\.(\d+|x))*)"_L1;

// More telling ones first. What fits none stays nameless: a wrong name is worse than none.
constexpr std::array Recognisers{
    Recogniser{"OS"_L1, R"((ubuntu|windows|macos|linux|debian|fedora|alpine|freebsd)([-: ][\w.\-]+)?)"_L1, {}},
    Recogniser{"Rust"_L1, R"((stable|beta|nightly)(-\d{4}-\d{2}-\d{2})?|1\.\d+(\.\d+)?|msrv)"_L1, "rust|cargo|msrv"_L1},
    Recogniser{"Architecture"_L1, R"(x86|x64|x86_64|amd64|i686|arm64|aarch64|armv7|riscv64|ppc64le|s390x)"_L1, {}},
    Recogniser{"Target"_L1, R"((x86_64|i686|aarch64|armv7|riscv64gc|wasm32)-[\w\-]+)"_L1, {}},
    Recogniser{"Compiler"_L1, R"((gcc|g\+\+|clang|clang\+\+|msvc)([- ]?\d+)?)"_L1, {}},
    Recogniser{"Build type"_L1, R"(debug|release|relwithdebinfo|minsizerel)"_L1, {}},
    Recogniser{"Browser"_L1, R"(chrome|chromium|firefox|webkit|safari|edge)"_L1, {}},
    Recogniser{"Python"_L1, R"((3\.\d+|pypy-?3\.\d+)(t|-dev)?)"_L1, "py(thon|test)|tox"_L1},
    Recogniser{"Node"_L1, Number, "node|npm"_L1},
    Recogniser{"Go"_L1, Number, R"(\bgo(lang)?\b)"_L1},
    Recogniser{"Java"_L1, Number, "java|jdk"_L1},
    Recogniser{"PHP"_L1, Number, "php"_L1},
    Recogniser{"Ruby"_L1, Number, "ruby|rails"_L1},
    Recogniser{"PostgreSQL"_L1, Number, "postgres"_L1},
};

/// A recogniser with its expressions compiled, which is what takes time.
struct Compiled {
    QString name;
    QRegularExpression values;
    QRegularExpression group;
    bool anyGroup;
};

const std::vector<Compiled>& compiled()
{
    static const std::vector<Compiled> all = [] {
        constexpr auto anyCase = QRegularExpression::CaseInsensitiveOption;
        std::vector<Compiled> result;
        result.reserve(std::size(Recognisers));
        for (const Recogniser& one : Recognisers) {
            result.push_back({.name = one.name,
                              .values = QRegularExpression(QRegularExpression::anchoredPattern(one.values), anyCase),
                              .group = QRegularExpression(one.group, anyCase),
                              .anyGroup = one.group.isEmpty()});
        }
        return result;
    }();
    return all;
}

bool fits(const QStringList& values, const QRegularExpression& whole)
{
    return std::ranges::all_of(values, [&](const QString& value) { return whole.match(value).hasMatch(); });
}

/// Channels of Rust are known by their names, without help from the job's.
bool hasRustChannel(const QStringList& values)
{
    return values.contains(u"nightly"_s) || values.contains(u"beta"_s);
}

bool naturallyBefore(const QString& a, const QString& b)
{
    const auto number = [](const QString& text) {
        return QVersionNumber::fromString(text.startsWith(u'v') ? QStringView(text).mid(1) : QStringView(text));
    };
    const int order = QVersionNumber::compare(number(a), number(b));
    return order != 0 ? order < 0 : a < b;
}

} // namespace

QString axisName(const QStringList& values, const QString& group)
{
    for (const Compiled& recogniser : compiled()) {
        const bool known = recogniser.anyGroup || recogniser.group.match(group).hasMatch()
            || (recogniser.name == "Rust"_L1 && hasRustChannel(values));
        if (known && fits(values, recogniser.values))
            return recogniser.name;
    }
    return {};
}

QStringList inReadingOrder(QStringList values)
{
    static const QRegularExpression number(u"^v?\\d+(\\.(\\d+|x))*([a-z\\-.].*)?$"_s);
    const bool allNumbers
        = std::ranges::all_of(values, [](const QString& value) { return number.match(value).hasMatch(); });
    const auto after = [](const QString& a, const QString& b) { return naturallyBefore(b, a); };
    if (allNumbers && !std::ranges::is_sorted(values, after))
        std::ranges::sort(values, naturallyBefore);
    return values;
}

} // namespace signalbox::lists
