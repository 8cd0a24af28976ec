// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/file_notices.h"

#include "common/theme.h"

#include <QVBoxLayout>

namespace signalbox::views {

FileNotices::FileNotices(QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::Tight);
    for (size_t matter = 0; matter < m_banners.size(); ++matter) {
        auto* banner = new Banner;
        m_banners[matter] = banner;
        column->addWidget(banner);
        connect(banner, &Banner::choiceTriggered, this, [this, matter](int number) {
            const auto choices = std::exchange(m_choices[matter], {});
            m_banners[matter]->hide();
            if (size_t(number) < choices.size() && choices[size_t(number)].run)
                choices[size_t(number)].run();
        });
    }
}

void FileNotices::say(Matter matter, Banner::Kind kind, const QString& what, const QString& advice,
                      std::vector<Choice> choices)
{
    QStringList texts;
    for (const Choice& choice : choices)
        texts << choice.text;
    m_choices[size_t(matter)] = std::move(choices);
    m_banners[size_t(matter)]->showChoices(kind, what, advice, texts);
}

void FileNotices::sayError(Matter matter, const core::Error& error)
{
    m_choices[size_t(matter)].clear();
    m_banners[size_t(matter)]->showError(error);
}

void FileNotices::clear(Matter matter)
{
    m_choices[size_t(matter)].clear();
    m_banners[size_t(matter)]->hide();
}

bool FileNotices::isSaid(Matter matter) const
{
    return !m_banners[size_t(matter)]->isHidden();
}

QString FileNotices::what(Matter matter) const
{
    return isSaid(matter) ? m_banners[size_t(matter)]->what() : QString();
}

} // namespace signalbox::views
