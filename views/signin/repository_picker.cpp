// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/repository_picker.h"

#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "common/tick_delegate.h"
#include "signin/repository_choice_model.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

/// All names in the text, or nothing when a word in it is no name.
std::vector<core::RepositoryName> namesIn(const QString& text)
{
    static const QRegularExpression between(u"[\\s,;]+"_s);
    std::vector<core::RepositoryName> names;
    for (const QString& word : text.split(between, Qt::SkipEmptyParts)) {
        const std::optional<core::RepositoryName> name = core::RepositoryName::parse(word);
        if (!name)
            return {};
        names.push_back(*name);
    }
    return names;
}

} // namespace

RepositoryPicker::RepositoryPicker(QWidget* parent)
    : QWidget(parent)
    , m_model(new RepositoryChoiceModel(this))
    , m_shown(new QSortFilterProxyModel(this))
    , m_field(new QLineEdit)
    , m_list(new QListView)
    , m_card(new Panel)
    , m_hint(mutedLabel())
{
    m_shown->setSourceModel(m_model);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown->setFilterRole(Qt::EditRole);

    m_field->setObjectName(u"repositoryField"_s);
    m_field->setPlaceholderText(u"Search, or type owner/name"_s);
    m_field->setAccessibleName(u"Repositories to watch: search, or type owner/name and press Enter"_s);
    m_field->setClearButtonEnabled(true);
    m_list->setObjectName(u"repositoryChoices"_s);
    m_list->setAccessibleName(u"Repositories that can be watched"_s);
    m_list->setModel(m_shown);
    m_list->setUniformItemSizes(true);
    m_list->setMinimumHeight(96);
    m_list->setItemDelegate(new TickDelegate(m_list));
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_hint->setObjectName(u"repositoryHint"_s);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_field);
    layout->addWidget(m_hint);
    m_card->setFlush(true);
    m_card->body()->addWidget(m_list);
    layout->addWidget(m_card, 1);

    connect(m_field, &QLineEdit::textChanged, this, &RepositoryPicker::showTyped);
    connect(m_field, &QLineEdit::returnPressed, this, &RepositoryPicker::takeTyped);
    connect(m_model, &RepositoryChoiceModel::chosenChanged, this, &RepositoryPicker::chosenChanged);
    showTyped({});
}

void RepositoryPicker::offer(const std::vector<core::Repository>& repositories)
{
    m_model->offer(repositories);
    showTyped(m_field->text());
}

void RepositoryPicker::choose(const std::vector<core::RepositoryName>& names)
{
    for (const core::RepositoryName& name : names)
        m_model->choose(name);
    showTyped(m_field->text());
}

std::vector<core::RepositoryName> RepositoryPicker::chosen() const
{
    return m_model->chosen();
}

void RepositoryPicker::takeTyped()
{
    const std::vector<core::RepositoryName> names = namesIn(m_field->text());
    if (names.empty())
        return;
    int row = 0;
    for (const core::RepositoryName& name : names)
        row = m_model->choose(name);
    m_field->clear();
    m_list->setCurrentIndex(m_shown->mapFromSource(m_model->index(row)));
}

void RepositoryPicker::showTyped(const QString& text)
{
    const std::vector<core::RepositoryName> names = namesIn(text);
    m_card->setVisible(m_model->rowCount() > 0);
    m_shown->setFilterFixedString(names.size() > 1 ? QString() : text.trimmed());
    if (!names.empty())
        m_hint->setText(names.size() == 1 ? u"Enter adds %1."_s.arg(names.front().full())
                                          : u"Enter adds these %1 repositories."_s.arg(names.size()));
    else if (m_model->rowCount() == 0)
        m_hint->setText(u"Type one or more as owner/name, or paste their addresses."_s);
    else if (m_shown->rowCount() == 0)
        m_hint->setText(u"Nothing in the list matches. Type it in full as owner/name to add it."_s);
    else
        m_hint->setText(u"Tick those to watch."_s);
}

} // namespace signalbox::views
