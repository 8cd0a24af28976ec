// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/banner.h"

#include <array>
#include <functional>

namespace signalbox::views {

/// What is to be said about a file, above its text: a banner for each matter, because several can be open at once.
class FileNotices final : public QWidget {
    Q_OBJECT

public:
    enum class Matter {
        File, ///< it cannot be read or not be edited, or not all of it can be kept
        Draft, ///< what was typed before is back, or cannot be kept
        Outside, ///< others have changed or removed it
        Saving, ///< it could not be saved
        Closing, ///< it is being closed and not saved
    };
    /// What a button says and does; the notice goes away before it is done.
    struct Choice {
        QString text;
        std::function<void()> run;
    };

    explicit FileNotices(QWidget* parent = nullptr);

    void say(Matter matter, Banner::Kind kind, const QString& what, const QString& advice,
             std::vector<Choice> choices = {});
    void sayError(Matter matter, const core::Error& error);
    void clear(Matter matter);
    bool isSaid(Matter matter) const;
    /// What is said, or nothing.
    QString what(Matter matter) const;
    Banner& banner(Matter matter) { return *m_banners[size_t(matter)]; }

private:
    std::array<Banner*, 5> m_banners{};
    std::array<std::vector<Choice>, 5> m_choices;
};

} // namespace signalbox::views
