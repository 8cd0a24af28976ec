// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_kind.h"

#include <QCoreApplication>
#include <QMetaEnum>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::lists::JobKind", text);
}

} // namespace

QString title(JobKind kind)
{
    switch (kind) {
    case JobKind::Test:
        return tr("Tests");
    case JobKind::Lint:
        return tr("Lint");
    case JobKind::Build:
        return tr("Build");
    case JobKind::Security:
        return tr("Security");
    case JobKind::Coverage:
        return tr("Coverage");
    case JobKind::Benchmark:
        return tr("Benchmarks");
    case JobKind::Image:
        return tr("Image");
    case JobKind::Release:
        return tr("Release");
    case JobKind::Deploy:
        return tr("Deployment");
    case JobKind::Other:
        return tr("Other jobs");
    }
    return {};
}

QString spokenKind(JobKind kind, const QString& name)
{
    const bool isSaid = kind == JobKind::Other || name.contains(wordOf(kind), Qt::CaseInsensitive);
    return isSaid ? QString() : title(kind).toLower();
}

const std::vector<JobKind>& allKinds()
{
    static const std::vector<JobKind> all = [] {
        std::vector<JobKind> kinds;
        const QMetaEnum known = QMetaEnum::fromType<JobKind>();
        kinds.reserve(static_cast<size_t>(known.keyCount()));
        for (int i = 0; i < known.keyCount(); ++i)
            kinds.push_back(static_cast<JobKind>(known.value(i)));
        return kinds;
    }();
    return all;
}

QString wordOf(JobKind kind)
{
    return QString::fromLatin1(QMetaEnum::fromType<JobKind>().valueToKey(static_cast<int>(kind))).toLower();
}

std::optional<JobKind> kindOfWord(const QString& word)
{
    const auto kind = std::ranges::find(allKinds(), word, wordOf);
    return kind == allKinds().end() ? std::nullopt : std::optional(*kind);
}

} // namespace signalbox::lists
