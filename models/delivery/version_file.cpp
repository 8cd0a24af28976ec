// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/version_file.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

/// The value of `version` in the first of these tables that has one. Enough of TOML for a key whose value is a text.
QString versionInToml(const QString& text, const QStringList& tables)
{
    static const QRegularExpression table(uR"(^\s*\[\s*([^\[\]]+?)\s*\]\s*(#.*)?$)"_s);
    static const QRegularExpression version(uR"(^\s*version\s*=\s*["']([^"']*)["'])"_s);
    QString current;
    QString found;
    qsizetype place = tables.size();
    for (const QString& line : text.split(u'\n')) {
        if (const auto head = table.match(line); head.hasMatch()) {
            current = head.captured(1);
        } else if (const auto match = version.match(line); match.hasMatch()) {
            const qsizetype at = tables.indexOf(current);
            if (at >= 0 && at < place) {
                place = at;
                found = match.captured(1);
            }
        }
    }
    return found;
}

QString versionInCMake(const QString& text)
{
    static const QRegularExpression project(uR"(^[^#\n]*\bproject\s*\([^)]*?\bVERSION\s+([0-9][0-9.]*))"_s,
                                            QRegularExpression::CaseInsensitiveOption
                                                | QRegularExpression::MultilineOption);
    return project.match(text).captured(1);
}

} // namespace

QStringList versionFilePaths()
{
    return {u"Cargo.toml"_s, u"package.json"_s, u"pyproject.toml"_s, u"CMakeLists.txt"_s};
}

VersionFile readVersionFile(const QString& path, const QByteArray& text)
{
    VersionFile file{.path = path};
    if (path.endsWith("Cargo.toml"_L1))
        file.version = versionInToml(QString::fromUtf8(text), {u"package"_s, u"workspace.package"_s});
    else if (path.endsWith("pyproject.toml"_L1))
        file.version = versionInToml(QString::fromUtf8(text), {u"project"_s, u"tool.poetry"_s});
    else if (path.endsWith("package.json"_L1))
        file.version = QJsonDocument::fromJson(text).object().value("version"_L1).toString();
    else
        file.version = versionInCMake(QString::fromUtf8(text));
    return file;
}

} // namespace signalbox::delivery
