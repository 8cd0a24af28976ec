// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/repository_groups.h"

#include "lists/repository_list_model.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

core::Repository repository(qint64 id, const QString& name, const QStringList& topics)
{
    return {.id = {id}, .name = {u"acme"_s, name}, .topics = topics};
}

} // namespace

class RepositoryGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ownGroupsComeFirstAndATopicOfOneIsNone()
    {
        lists::RepositoryListModel repositories;
        core::ChangeSet set{.account = u"ada"_s};
        for (const auto& row : {repository(1, u"App"_s, {u"rust"_s, u"gui"_s}), repository(2, u"lib"_s, {u"rust"_s}),
                                repository(3, u"site"_s, {})})
            set.changes.emplace_back(core::Changed<core::Repository>{.after = row});
        repositories.apply(set);
        const QHash<QString, QString> own{
            {u"acme/app"_s, u"Shop"_s}, {u"acme/site"_s, u"Shop"_s}, {u"acme/gone"_s, u"Old"_s}};
        const auto groups = lists::repositoryGroups(repositories, own);
        QCOMPARE(groups.size(), 2U);
        QCOMPARE(groups[0].name, u"Shop"_s);
        QCOMPARE(groups[0].repositories, (QSet<core::RepositoryName>{{u"acme"_s, u"App"_s}, {u"acme"_s, u"site"_s}}));
        QCOMPARE(groups[1].name, u"topic: rust"_s);
        QCOMPARE(groups[1].repositories.size(), 2);
    }

    void nothingIsNothing() { QVERIFY(lists::repositoryGroups(lists::RepositoryListModel(), {}).empty()); }
};

QTEST_GUILESS_MAIN(RepositoryGroups)
#include "repository_groups.moc"
