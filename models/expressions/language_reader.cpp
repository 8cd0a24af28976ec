// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/language.h"
#include "expressions/scope.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

// A static library's resources are taken in by naming them; Qt wants this outside of all namespaces.
static void takeInResources()
{
    Q_INIT_RESOURCE(signalbox_expressions);
}

namespace signalbox::expressions {

/// Reads the language from its JSON; remembers the first entry that is not as it should be.
class LanguageReader {
public:
    core::Result<Language> read(const QJsonObject& root)
    {
        const QJsonObject contexts = root["contexts"_L1].toObject();
        for (auto entry = contexts.begin(); entry != contexts.end(); ++entry)
            readContext(entry.key(), entry.value().toObject());
        const QJsonObject functions = root["functions"_L1].toObject();
        for (auto entry = functions.begin(); entry != functions.end(); ++entry)
            readFunction(entry.key(), entry.value().toObject());
        for (const QJsonValue& entry : root["places"_L1].toArray())
            readPlaces(entry.toObject());
        for (const QJsonValue& path : root["untrusted"_L1].toArray()) {
            std::vector<QByteArray> parts;
            for (const QByteArray& part : path.toString().toUtf8().split('.'))
                parts.push_back(part);
            m_language.m_untrusted.push_back(std::move(parts));
        }
        const QJsonObject shapes = root["shapes"_L1].toObject();
        m_language.m_step = object(shapes["step"_L1].toObject(), u"step"_s);
        m_language.m_need = object(shapes["need"_L1].toObject(), u"need"_s);
        expect(!m_language.m_contexts.empty() && m_language.m_contexts.size() <= Scope::mostContexts, u"contexts"_s);
        expect(!m_language.m_functions.empty() && m_language.m_functions.size() <= 32, u"functions"_s);
        expect(!m_language.m_places.empty(), u"places"_s);
        expect(m_language.m_step.property("outputs") && m_language.m_need.property("outputs"), u"shapes"_s);
        if (!m_wrong.isEmpty())
            return std::unexpected(malformed(m_wrong));
        return std::move(m_language);
    }

    static core::Error malformed(const QString& where)
    {
        return {.kind = core::ErrorKind::Malformed,
                .what = u"The table of expressions cannot be read."_s,
                .advice = u"Correct the entry, or leave the table as it came."_s,
                .detail = where};
    }

private:
    void expect(bool isRight, const QString& where)
    {
        if (!isRight && m_wrong.isEmpty())
            m_wrong = where;
    }

    Type named(const QString& name, const QString& where)
    {
        if (name == "string"_L1)
            return Type::string();
        if (name == "number"_L1)
            return Type::number();
        if (name == "bool"_L1)
            return Type::boolean();
        if (name == "null"_L1)
            return Type::null();
        expect(name == "any"_L1, where);
        return Type::any();
    }

    Type type(const QJsonValue& spec, const QString& where)
    {
        if (spec.isString())
            return named(spec.toString(), where);
        if (spec.isArray())
            return named(spec[0].toString(), where);
        const QJsonObject entry = spec.toObject();
        return entry.contains("of"_L1) ? Type::arrayOf(type(entry["of"_L1], where)) : object(entry, where);
    }

    Type object(const QJsonObject& entry, const QString& where)
    {
        expect(entry["properties"_L1].isObject(), where);
        Object made;
        const QJsonObject properties = entry["properties"_L1].toObject();
        for (auto property = properties.begin(); property != properties.end(); ++property) {
            const QString path = where + u'.' + property.key();
            const QJsonValue value = property.value();
            const QString help = value.isArray() ? value[1].toString() : value["help"_L1].toString();
            expect(!help.isEmpty(), path);
            made.properties.push_back({property.key().toUtf8(), type(value, path), help});
        }
        if (entry.contains("others"_L1))
            made.others = type(entry["others"_L1], where);
        return Type::object(std::move(made));
    }

    void readContext(const QString& name, const QJsonObject& entry)
    {
        Context context{.name = name.toUtf8(),
                        .type = object(entry, name),
                        .help = entry["help"_L1].toString(),
                        .where = entry["where"_L1].toString()};
        expect(!context.help.isEmpty() && !context.where.isEmpty(), name);
        m_language.m_contexts.push_back(std::move(context));
    }

    Taken taken(const QString& words, const QString& where)
    {
        Taken all;
        for (const QString& word : words.split(u'|')) {
            const bool any = word == "any"_L1;
            all.text = all.text || any || word == "text"_L1;
            all.list = all.list || any || word == "list"_L1;
            all.object = all.object || any;
            expect(any || word == "text"_L1 || word == "list"_L1, where);
        }
        return all;
    }

    void readFunction(const QString& name, const QJsonObject& entry)
    {
        Function function{.name = name.toUtf8(),
                          .help = entry["help"_L1].toString(),
                          .signature = entry["signature"_L1].toString(),
                          .where = entry["where"_L1].toString(),
                          .least = entry["least"_L1].toInt(-1),
                          .most = entry["most"_L1].toInt(-1),
                          .result = named(entry["result"_L1].toString(), name),
                          .isSpecial = entry["special"_L1].toBool()};
        for (const QJsonValue& parameter : entry["parameters"_L1].toArray())
            function.parameters.push_back(taken(parameter.toString(), name));
        expect(!function.help.isEmpty() && function.least >= 0 && function.most >= function.least, name);
        expect(function.isSpecial != function.where.isEmpty(), name);
        m_language.m_functions.push_back(std::move(function));
    }

    void readPlaces(const QJsonObject& entry)
    {
        Place place{.takesJobNames = entry["jobNames"_L1].toBool()};
        for (const QJsonValue& name : entry["contexts"_L1].toArray()) {
            const int index = m_language.context(name.toString().toUtf8());
            expect(index >= 0, name.toString());
            place.contexts |= index >= 0 ? 1U << index : 0U;
        }
        for (size_t i = 0; i < m_language.m_functions.size(); ++i)
            place.functions |= m_language.m_functions[i].isSpecial ? 0U : 1U << i;
        for (const QJsonValue& name : entry["functions"_L1].toArray()) {
            const int index = m_language.function(name.toString().toUtf8());
            expect(index >= 0, name.toString());
            place.functions |= index >= 0 ? 1U << index : 0U;
        }
        for (const QJsonValue& key : entry["keys"_L1].toArray()) {
            place.key = key.toString().toUtf8();
            m_language.m_places.push_back(place);
        }
    }

    Language m_language;
    QString m_wrong;
};

core::Result<Language> Language::read(const QByteArray& json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return std::unexpected(LanguageReader::malformed(problem.errorString()));
    return LanguageReader().read(document.object());
}

Language Language::builtIn()
{
    takeInResources();
    QFile file(u":/signalbox/workflow/expressions.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("expressions.json is not compiled in");
    auto language = read(file.readAll());
    if (!language)
        qFatal("expressions.json: %s", qUtf8Printable(language.error().detail));
    return std::move(*language);
}

} // namespace signalbox::expressions
