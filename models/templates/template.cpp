// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "templates/template.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace signalbox::templates {
namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? file.readAll() : QByteArray();
}

/// One text, or those of a list.
QStringList texts(const QJsonValue& value)
{
    if (value.isString())
        return {value.toString()};
    QStringList all;
    for (const QJsonValue& each : value.toArray())
        all << each.toString();
    return all;
}

Field readField(const QJsonObject& data)
{
    const QString kind = data["kind"_L1].toString();
    return {.id = data["id"_L1].toString(),
            .label = data["label"_L1].toString(),
            .kind = kind == "list"_L1 ? Field::Kind::List
                : kind == "choice"_L1 ? Field::Kind::Choice
                                      : Field::Kind::Text,
            .byDefault = texts(data["default"_L1]),
            .options = texts(data["options"_L1]),
            .pattern = data["pattern"_L1].toString(),
            .help = data["help"_L1].toString(),
            .differsFrom = data["differsFrom"_L1].toString(),
            .isOptional = data["optional"_L1].toBool()};
}

Template readTemplate(const QString& folder)
{
    const QJsonObject data = QJsonDocument::fromJson(contentOf(folder + "/template.json"_L1)).object();
    Template read{.id = folder.section(u'/', -1),
                  .title = data["title"_L1].toString(),
                  .description = data["description"_L1].toString(),
                  .language = data["language"_L1].toString(),
                  .constants = {},
                  .files = {},
                  .fields = {}};
    const QJsonObject constants = data["constants"_L1].toObject();
    for (auto each = constants.begin(); each != constants.end(); ++each)
        read.constants.insert(each.key(), texts(*each));
    for (const QJsonValue& each : data["files"_L1].toArray())
        read.files.push_back({.path = each["path"_L1].toString(),
                              .text = contentOf(QDir::cleanPath(folder + u'/' + each["source"_L1].toString())),
                              .isExecutable = each["executable"_L1].toBool()});
    for (const QJsonValue& each : data["fields"_L1].toArray())
        read.fields.push_back(readField(each.toObject()));
    return read;
}

} // namespace

std::vector<Template> builtIn()
{
    const QDir all(u":/signalbox/workflow/templates"_s);
    std::vector<Template> found;
    for (const QString& name : all.entryList(QDir::Dirs, QDir::Name)) {
        if (const QString folder = all.filePath(name); QFile::exists(folder + "/template.json"_L1))
            found.push_back(readTemplate(folder));
    }
    return found;
}

} // namespace signalbox::templates
